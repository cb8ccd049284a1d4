/** While a program runs, functions as text do not show how they were compiled. */

export async function opaque<T>(run: () => T | Promise<T>): Promise<T> {
  const original = Function.prototype.toString;
  Function.prototype.toString = () => "source";
  try {
    return await run();
  } finally {
    Function.prototype.toString = original;
  }
}
