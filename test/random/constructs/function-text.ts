/** What all functions of a program have in common: parameters, then a body in a place of its own. */

import { many } from "../grammar/grammar.ts";
import { type FunctionKind, inFunction, type Place, withoutAwait } from "../render/place.ts";
import { braces, type Site } from "../render/site.ts";

export const functionSlots = { parameters: many("parameter", 0, 3), body: many("statement", 1, 5) };

export interface FunctionHead extends FunctionKind {
  readonly name: string;
  readonly prefix?: string;
  /** Ends a recursion: the first statement asks whether there are calls left. Not for functions that cannot name themselves. */
  readonly fuel?: boolean;
}

export function functionText(site: Site<"parameters" | "body">, head: FunctionHead): string {
  const inside = inFunction(site.place, head);
  const { parameters, simple } = parametersText(site, inside);
  const opening = head.fuel ? ['if (!calls()) return "tired";'] : [];
  const statements = site.texts("body", inside);
  const body = braces([...opening, ...(head.async && site.chance(4) ? protectedBy(site, statements) : statements)]);
  return write(site, head, { parameters, simple, body });
}

/** A frame that has something to do when it is destroyed. */
function protectedBy(site: Site<never>, statements: readonly string[]): string[] {
  return [`try ${braces(statements)} finally { log(${site.tag()}); }`];
}

/** `(a, b) => E` */
export function expressionArrow(site: Site<"parameters" | "value">, { async }: { async: boolean }): string {
  const head: FunctionHead = { form: "arrow", async, generator: false, name: "" };
  const inside = inFunction(site.place, head);
  const { parameters, simple } = parametersText(site, inside);
  const value = site.text("value", inside);
  const generator = async && site.ink.spelling.name === "generators";
  return write(site, head, { parameters, simple, body: generator ? `{ return ${value}; }` : `(${value})` });
}

interface Written {
  readonly parameters: readonly string[];
  readonly simple: boolean;
  readonly body: string;
}

function write(site: Site, head: FunctionHead, written: Written): string {
  if (head.form === "arrow" && head.async && site.place.fn.beforeSuper) site.beyondGenerators("an arrow before super");
  return site.ink.spelling.function({ prefix: "", ...head, ...written, outerArguments: site.arguments });
}

function parametersText(site: Site<"parameters">, inside: Place): Pick<Written, "parameters" | "simple"> {
  const parameters = site.texts("parameters", withoutAwait({ ...inside, startsNone: true, names: "parameter" }));
  if (site.chance(6)) parameters.push(`...${site.declare({ name: site.fresh("rest"), assignable: true }, inside)}`);
  const simple = parameters.every((text) => /^\w+$/.test(text));
  if (!simple && inside.scope.shadows) site.beyondGenerators("parameters that see each other before they are bound");
  return { parameters, simple };
}

/** Uses what was just defined; half of the time the program survives its errors. */
export function attempt(site: Site<never>, call: string): string {
  const text = `log(${site.tag()}, ${call});`;
  return site.chance(2) ? `try { ${text} } catch (error) { log(${site.tag()}, error); }` : text;
}
