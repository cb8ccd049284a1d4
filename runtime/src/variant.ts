/**
 * How a raising coroutine completes: index 0 holds the error, index 1 the value.
 * The encoding is Mojo's `variant<Error, T>`.
 */
export type Variant<E, T> = { readonly index: 0; readonly error: E } | { readonly index: 1; readonly value: T };

export function errorVariant<E>(error: E): Variant<E, never> {
  return { index: 0, error };
}

export function valueVariant<T>(value: T): Variant<never, T> {
  return { index: 1, value };
}
