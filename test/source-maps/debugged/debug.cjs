/**
 * Runs a program with breakpoints, as a debugger does, and prints where it paused:
 *
 *   node debug.cjs <program> '[{ "line": 3, "column": 0 }, ...]'
 *
 * Places are those of the program's file, counted from 0. A thread of its own sets the breakpoints through Node's
 * inspector: the one that is paused could not.
 */

const { writeSync } = require("node:fs");
const { Session } = require("node:inspector/promises");
const { pathToFileURL } = require("node:url");
const { isMainThread, parentPort, Worker, workerData } = require("node:worker_threads");

async function run(program, breakpoints) {
  const debugging = new Worker(__filename, { workerData: { url: pathToFileURL(program).href, breakpoints } });
  await told(debugging);
  await require(program).main();
  debugging.postMessage("over");
}

async function debug({ url, breakpoints }) {
  // Waiting for it keeps the thread there, which a session does not.
  const over = told(parentPort);
  const session = new Session();
  session.connectToMainThread();
  const pauses = [];
  session.on("Debugger.paused", ({ params: { callFrames, hitBreakpoints } }) => {
    const { lineNumber: line, columnNumber: column } = callFrames[0].location;
    pauses.push({ breakpoint: places.get(hitBreakpoints[0]), line, column });
    session.post("Debugger.resume");
  });
  await session.post("Debugger.enable");
  const places = new Map();
  for (const [place, { line, column }] of breakpoints.entries()) {
    const set = { url, lineNumber: line, columnNumber: column };
    places.set((await session.post("Debugger.setBreakpointByUrl", set)).breakpointId, place);
  }
  parentPort.postMessage("ready");
  await over;
  writeSync(1, JSON.stringify(pauses));
}

const told = (port) => new Promise((resolve) => port.once("message", resolve));

if (isMainThread) run(process.argv[2], JSON.parse(process.argv[3]));
else debug(workerData);
