/** One file: its functions are found, accepted, compiled innermost first, and put in place. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { type Accepted, accept } from "./1-accept/accept.js";
import { type Annotated, type Found, findAnnotated } from "./1-accept/annotations.js";
import { findBodies, findEnclosing, findOrdinary } from "./1-accept/bodies.js";
import { findDepthChecks } from "./1-accept/depth.js";
import { withoutDirectives } from "./1-accept/directives.js";
import { prepare } from "./1-accept/prepare.js";
import { refusedRequire } from "./1-accept/require.js";
import type { Kind } from "./1-accept/target.js";
import { Entries } from "./1-accept/unused-entries.js";
import { removeUnusedImports } from "./1-accept/wrappers.js";
import { hideInSwitches } from "./4-emit/hide.js";
import { Imports } from "./4-emit/imports.js";
import { place } from "./4-emit/place.js";
import type { Attached } from "./4-emit/removed.js";
import { becomeEntry } from "./4-emit/wrap.js";
import { check } from "./checks.js";
import type { Code, Refusal } from "./diagnostics.js";
import { keepModules } from "./kept-modules.js";
import type { Options } from "./options.js";
import { compile } from "./pipeline.js";
import { nameOf } from "./syntax/function-names.js";
import { UsedNames } from "./syntax/names.js";
import { Parentheses } from "./syntax/parentheses.js";
import { refreshScopes } from "./syntax/versions.js";
import { traceOf } from "./trace.js";

/** What became of a function, for tools: `file.metadata.coroutines`. */
export interface FunctionReport {
  name: string;
  kind: Kind;
  /** False: left as it is, because it cannot be compiled. */
  compiled: boolean;
  /** The code of what it was refused for, when it was left as it is. */
  refused: Code | null;
  form: "lifted" | "nested";
  states: number;
  suspensions: number;
  loc: t.SourceLocation | null;
}

export interface Told {
  refuse: (refusal: Refusal) => void;
  warn: (refusal: Refusal) => void;
}

/** Where the code comes from, when known, the version of Babel that has read it, and whether it may have TypeScript's types. */
export interface Source {
  filename: string | undefined;
  cwd: string | undefined;
  babel: string;
  typed: boolean;
}

export interface CompiledProgram {
  reports: FunctionReport[];
  /** What to look after when all other plugins are through. */
  attached: Attached[];
}

/** Compiles nothing where anything is refused. */
export function compileProgram(
  program: NodePath<t.Program>,
  options: Options,
  source: Source,
  told: Told,
): CompiledProgram {
  let refused = 0;
  const refuse = (refusal: Refusal) => {
    refused++;
    told.refuse(refusal);
  };
  const { found, parentheses } = find(program, options, source, refuse);
  const attached: Attached[] = [];
  const asked = { ...told, refuse, isRefused: () => refused > 0 };
  const reports = compileFound(program, found, options, source, asked, attached);
  parentheses?.putBack();
  return { reports, attached };
}

/** A file without coroutines is left as it is, parentheses too. */
function find(
  program: NodePath<t.Program>,
  options: Options,
  { filename, babel }: Source,
  refuse: Told["refuse"],
): { found: Found; parentheses: Parentheses | null } {
  const refused: Refusal[] = [];
  const found = findAnnotated(program, options, filename, (refusal) => refused.push(refusal));
  if (found.hasParentheses && found.annotated.length + refused.length > 0) {
    const parentheses = new Parentheses(program.node);
    refreshScopes(program, babel);
    return { found: findAnnotated(program, options, filename, refuse), parentheses };
  }
  refused.forEach(refuse);
  return { found, parentheses: null };
}

function compileFound(
  program: NodePath<t.Program>,
  found: Found,
  options: Options,
  source: Source,
  { refuse, warn, isRefused }: Told & { isRefused: () => boolean },
  attached: Attached[],
): FunctionReport[] {
  const { annotated, names, unseen } = found;
  if (annotated.length === 0) return [];
  const unloadable = refusedRequire(program.node);
  if (unloadable !== null) return refuseAll(annotated, unloadable, refuse);
  const used = new UsedNames(names);
  const reports: FunctionReport[] = [];
  const accepted: Accepted[] = [];
  for (const one of annotated) {
    const taken = accept(one, found, used, refuse);
    if ("run" in taken) accepted.push(taken);
    else reports.push(nativeReport(one, taken));
  }
  check(accepted, options.checks, refuse, warn);
  if (isRefused()) return reports;

  const exact = options.ticks === "exact";
  const erased = new Set<t.Node>(accepted.flatMap((one) => one.wrapper?.node ?? []));
  const callable = accepted.filter((one) => !(exact && one.kind === "promise"));
  const bodies = findBodies(callable, erased, unseen);
  const ordinary = findOrdinary(accepted, unseen);
  const file = options.metadata ? placeOf(source) : null;
  const imports = new Imports(used, options.runtime);
  const ours = new Set([...imports.reserved, ...accepted.map(({ run }) => run)]);
  const facts = {
    bodies,
    ordinary,
    homes: new Set(accepted.flatMap(({ home }) => home ?? [])),
    entries: new Entries(),
    depthChecks: findDepthChecks(accepted, { bodies, ordinary }),
    enclosing: findEnclosing(accepted),
    unseen,
    exact,
    ours,
    file,
  };
  hideInSwitches(accepted, used);
  for (const one of [...accepted].reverse()) reports.push(compileOne(one, facts, imports, { erased, attached }));
  const header = removeErased(program, options.runtime, erased);
  if (source.typed) keepModules(program, options.runtime);
  imports.insert(program.node, { ...facts.entries, header });
  return reports.reverse();
}

/** Imports of annotations, and directives. Returns the comments about the file that stood before what went first. */
function removeErased(program: NodePath<t.Program>, runtime: string, erased: ReadonlySet<t.Node>): t.Comment[] {
  const { node } = program;
  const first = node.directives?.[0] ?? node.body[0];
  removeUnusedImports(program, runtime, erased);
  node.directives = withoutDirectives(node.directives);
  const [directive] = node.directives;
  const header = first === (directive ?? node.body[0]) ? [] : (first?.leadingComments ?? []);
  if (directive === undefined) return header;
  directive.leadingComments = [...header, ...(directive.leadingComments ?? [])];
  return [];
}

function compileOne(
  accepted: Accepted,
  facts: Parameters<typeof prepare>[1],
  imports: Imports,
  placing: Omit<Parameters<typeof place>[3], "entries">,
): FunctionReport {
  const { loc } = accepted.path.node;
  const { target, used } = prepare(accepted, facts);
  const trace = traceOf(accepted.name, globalThis.process?.env.COROUTINE_TRACE);
  const body = compile(target, imports.use, used, trace);
  becomeEntry(target, body, imports.use);
  place(accepted, body, imports.use, { ...placing, entries: facts.entries });
  const { name, kind, form } = target;
  const { states, suspensions } = body;
  return { name, kind, compiled: true, refused: null, form, states, suspensions, loc: loc ?? null };
}

/** For one reason, which is told once, and not at all where nothing is annotated by itself. */
function refuseAll(annotated: Annotated[], refusal: Refusal, refuse: Told["refuse"]): FunctionReport[] {
  if (annotated.some(({ explicit }) => explicit)) refuse(refusal);
  return annotated.map((one) => nativeReport(one, refusal));
}

function nativeReport({ path, kind, wrapper }: Annotated, { code }: Refusal): FunctionReport {
  const { loc } = path.node;
  return {
    name: nameOf(path, wrapper),
    kind,
    compiled: false,
    refused: code,
    form: "nested",
    states: 0,
    suspensions: 0,
    loc: loc ?? null,
  };
}

/** The file as seen from the folder that Babel works in, so that output does not depend on where that is. */
function placeOf({ filename = "unknown", cwd }: Source): string {
  const inside = cwd !== undefined && filename.startsWith(cwd) && /^[\\/]/.test(filename.slice(cwd.length));
  return (inside ? filename.slice(cwd.length + 1) : filename).replaceAll("\\", "/");
}

export { type Attached, dropRemoved } from "./4-emit/removed.js";
