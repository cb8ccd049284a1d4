/** How a block ends, in the output. One small function per exit kind. */

import type * as t from "@babel/types";
import type { Block, BlockId, Exit } from "../machine/machine.js";
import { bodyNode } from "../syntax/body-name.js";
import {
  again,
  assign,
  beginning,
  binary,
  block as blockOf,
  call,
  either,
  evaluate,
  id,
  ifThen,
  leaveBlock,
  leaveSwitch,
  not,
  num,
  placed,
  returns,
  set,
  switchCase,
  switchOn,
} from "../syntax/build.js";
import type { Emitter } from "./emit.js";

/** `next`: the block that control falls into after this one. */
export function emitExit(e: Emitter, block: Block, next: BlockId | null): t.Statement[] {
  const statements = statementsOf(e, block, next);
  const [first] = statements;
  // What a jump reaches has a place of its own.
  const isOfExit = block.exit.kind !== "jump" || (block.exit.to !== next && !e.layout.inlined.has(block.exit.to));
  if (first !== undefined && isOfExit) beginning(first, block.origin.exit);
  return statements;
}

function statementsOf(e: Emitter, block: Block, next: BlockId | null): t.Statement[] {
  const { exit } = block;
  switch (exit.kind) {
    case "jump":
      return reach(e, exit.to, next);
    case "branch":
      return emitBranch(e, exit, next);
    case "select":
      return emitSelect(e, exit, next);
    case "suspend":
      return emitSuspend(e, block, exit, next);
    case "tail":
      return [placed(returns(exit.awaited), exit.awaited)];
    case "return":
      return [placed(returns(exit.value), exit.value)];
    case "throw":
      return [placed(returns(call(id(e.imports("raise")), [exit.value])), exit.value)];
  }
}

/** Falls, stands inside, or goes round the loop. */
export function reach(e: Emitter, to: BlockId, next: BlockId | null): t.Statement[] {
  if (to === next) return [];
  if (e.layout.inlined.has(to)) return e.emitBlock(to, next);
  return goTo(e, to, null);
}

/**
 * `state = 2; continue;`, and before there are states to go round: `state = 2; break start;`
 *
 * On a way back what the next turn does not need is forgotten first: `value = left = 0;`. Otherwise the engine carries it
 * around the loop, for a state may be resumed that does need it, and has to allocate doubles and objects that live no longer
 * than a turn. By a number, because V8 13.6 does not get into the fast code of a loop in which a number and `undefined`
 * meet, as long as the loop goes on.
 */
export function goTo(e: Emitter, to: BlockId, label: string | null, forgotten = e.forgotten(to)): t.Statement[] {
  const isTurn = e.turn === to && label === null;
  const choice = e.layout.dispatches && !isTurn ? [set(id(e.names.state), e.states.of(to))] : [];
  if (e.inStart) {
    e.leavesStart = true;
    return [...choice, leaveBlock(e.names.start)];
  }
  if (isTurn) return [again(null)];
  e.loops = true;
  if (e.turn !== null) e.labels = true;
  return [...forget(forgotten), ...choice, again(e.turn === null ? label : e.names.machine)];
}

function forget(names: readonly string[]): t.Statement[] {
  if (names.length === 0) return [];
  return [evaluate(names.reduceRight((value: t.Expression, name) => assign(id(name), value), num(0)))];
}

function emitBranch(e: Emitter, exit: Extract<Exit, { kind: "branch" }>, next: BlockId | null): t.Statement[] {
  const yes = reach(e, exit.yes, next);
  const no = reach(e, exit.no, next);
  const at = (statement: t.Statement) => placed(statement, exit.test);
  if (yes.length === 0 && no.length === 0) return [at(evaluate(exit.test))];
  if (yes.length === 0) return [at(ifThen(not(exit.test), bodyOf(no)))];
  if (no.length === 0 && e.turn !== null && turns(yes)) return [at(ifThen(not(exit.test), leaveSwitch())), ...yes];
  if (no.length === 0) return [at(ifThen(exit.test, bodyOf(yes)))];
  if (endsAbruptly(no) && (!endsAbruptly(yes) || turns(yes))) return [at(ifThen(not(exit.test), bodyOf(no))), ...yes];
  if (endsAbruptly(yes)) return [at(ifThen(exit.test, bodyOf(yes))), ...no];
  return [at(either(exit.test, yes, no))];
}

/** The end of a turn need not be said at the end of a loop. */
export function turns(statements: t.Statement[]): boolean {
  const last = statements.at(-1);
  return last?.type === "ContinueStatement" && last.label == null;
}

function emitSelect(e: Emitter, exit: Extract<Exit, { kind: "select" }>, next: BlockId | null): t.Statement[] {
  if (exit.isRecord) return emitCompletion(e, exit, next);
  if (exit.cases.length === 0 && isLocal(e, exit.on)) return reach(e, exit.otherwise, next);
  const cases = exit.cases.map(({ test, to }) => switchCase(test, closed(reach(e, to, next))));
  const otherwise = reach(e, exit.otherwise, next);
  if (otherwise.length > 0) cases.push(switchCase(null, closed(otherwise)));
  return [placed(switchOn(exit.on, cases), exit.on)];
}

/** To read it does nothing; another name may be nobody's. */
function isLocal({ machine, names }: Emitter, node: t.Expression): boolean {
  return node.type === "Identifier" && (node.name === names.value || machine.locals.has(node.name));
}

function closed(statements: t.Statement[]): t.Statement[] {
  if (endsAbruptly(statements)) return statements;
  return [...statements, leaveSwitch()];
}

/** A completion record: nearly always normal, so that is tested first of all by not matching. */
function emitCompletion(e: Emitter, exit: Extract<Exit, { kind: "select" }>, next: BlockId | null): t.Statement[] {
  const on = (exit.on as t.Identifier).name;
  const tests = exit.cases.map(({ test, to }) => ({ test, to })).filter(({ to }) => to !== exit.otherwise);
  const statements: t.Statement[] = [];
  let rest: t.Statement[] = reach(e, exit.otherwise, next);
  for (const { test, to } of tests.reverse()) {
    const way = reach(e, to, next);
    const check = binary("===", id(on), num((test as t.NumericLiteral).value));
    if (endsAbruptly(way)) rest = [ifThen(check, bodyOf(way)), ...rest];
    else if (way.length > 0 || rest.length > 0) rest = [either(check, way, rest)];
  }
  statements.push(...rest);
  return statements;
}

/**
 *   value = f$run(depth + 1, undefined, x);
 *   if (value === ABRUPT) return leave(depth, at, g$run, 1, n);
 *
 *   if (f$run(depth + 1, undefined, x) === ABRUPT) return leave(depth, at, g$run, 1, n);      <- nobody reads the value
 *
 * Under a handler the value may then be an error, which goes to it; see `catching` in emit.ts.
 *
 *   if (value === ABRUPT) { value = leaveTry(depth, at, g$run, 1, 3, 0, n); break; }
 */
function emitSuspend(
  e: Emitter,
  block: Block,
  exit: Extract<Exit, { kind: "suspend" }>,
  next: BlockId | null,
): t.Statement[] {
  const value = () => id(e.names.value);
  const isAbrupt = (it: t.Expression = value()) => binary("===", it, id(e.imports("ABRUPT")));
  const onward = goOn(e, exit.to, next);
  const left = leaveCall(e, block, exit);
  if (!e.isResultRead(block)) return [placed(ifThen(isAbrupt(exit.awaited), returns(left)), exit.awaited), ...onward];

  const wait = placed(set(value(), exit.awaited), exit.awaited);
  if (block.handler === null) return [wait, ifThen(isAbrupt(), returns(left)), ...onward];
  e.breaks = true;
  e.breaksFromTurn ||= e.turn !== null;
  const leave = e.turn === null ? leaveSwitch() : leaveBlock(e.names.states);
  return [wait, ifThen(isAbrupt(), blockOf([set(value(), left), leave])), ...onward];
}

/** From an await that did not wait. */
function goOn(e: Emitter, to: BlockId, next: BlockId | null): t.Statement[] {
  const falls = to === next && e.turn === null;
  if (e.layout.repeated.has(to) && !falls) return e.emitBlock(to, next);
  return to === next ? [] : goTo(e, to, null);
}

function leaveCall(e: Emitter, block: Block, exit: Extract<Exit, { kind: "suspend" }>): t.Expression {
  const { depth, at: frame } = e.names;
  const at: t.Expression[] = [id(depth), id(frame), bodyNode(e.names), e.states.of(exit.to)];
  const slots = e.frame.saved(block);
  if (block.handler === null) return call(id(e.imports(e.frame.isWide ? "leaveWide" : "leave")), [...at, ...slots]);
  const cleanup = block.cleanup === null ? num(0) : e.states.of(block.cleanup);
  const name = e.frame.isWide ? "leaveTryWide" : "leaveTry";
  return call(id(e.imports(name)), [...at, e.states.of(block.handler), cleanup, ...slots]);
}

function bodyOf(statements: t.Statement[]): t.Statement {
  const [only] = statements;
  return statements.length === 1 && only!.type !== "VariableDeclaration" && only!.type !== "IfStatement"
    ? only!
    : blockOf(statements);
}

export function endsAbruptly(statements: t.Statement[]): boolean {
  const last = statements.at(-1);
  switch (last?.type) {
    case "ReturnStatement":
    case "ContinueStatement":
    case "ThrowStatement":
      return true;
    case "BreakStatement":
      return last.label != null;
    case "BlockStatement":
      return endsAbruptly(last.body);
    case "IfStatement":
      return last.alternate != null && endsAbruptly([last.consequent]) && endsAbruptly([last.alternate]);
    default:
      return false;
  }
}
