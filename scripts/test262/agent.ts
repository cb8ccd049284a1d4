/** The suite's agents: scripts that run beside the test and share memory with it, here in worker threads. */

import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";

export interface Agents {
  /** `$262.agent` */
  agent: object;
  close(): void;
}

interface Started {
  worker: Worker;
  port: MessagePort;
}

/** Nothing is started before the test asks for it. */
export function startAgents(): Agents {
  const started: Started[] = [];
  const agent = {
    start: (script: string) => void started.push(start(script)),
    broadcast(memory: SharedArrayBuffer, id?: number | bigint) {
      const received = new Int32Array(new SharedArrayBuffer(4));
      for (const { port } of started) port.postMessage({ memory, id, received });
      for (let n = 0; n < started.length; n = Atomics.load(received, 0)) Atomics.wait(received, 0, n, 100);
    },
    getReport() {
      for (const { port } of started) {
        const found = receiveMessageOnPort(port);
        if (found !== undefined) return found.message as string;
      }
      return null;
    },
    sleep,
    monotonicNow: () => performance.now(),
  };
  return { agent, close: () => started.forEach(stop) };
}

function start(script: string): Started {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(inAgent, {
    eval: true,
    workerData: { script, port: port2 },
    transferList: [port2],
    execArgv: [],
  });
  worker.unref();
  worker.on("error", () => {});
  return { worker, port: port1 };
}

function stop({ worker, port }: Started): void {
  port.close();
  void worker.terminate();
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** What a worker runs. An agent has no globals but those of the language and `$262`. */
const inAgent = `
  const { receiveMessageOnPort, workerData } = require("node:worker_threads");
  const { runInThisContext } = require("node:vm");
  const { script, port } = workerData;
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  const sleep = (milliseconds) => void Atomics.wait(nobody, 0, 0, milliseconds);
  const receiveBroadcast = (f) => {
    let found;
    while ((found = receiveMessageOnPort(port)) === undefined) sleep(1);
    const { memory, id, received } = found.message;
    Atomics.add(received, 0, 1);
    Atomics.notify(received, 0);
    return f(memory, id);
  };
  const report = (message) => port.postMessage(String(message));
  const monotonicNow = () => performance.now();
  globalThis.$262 = { agent: { receiveBroadcast, report, sleep, leaving() {}, monotonicNow } };
  // What an agent waits for does not keep its thread alive.
  setInterval(() => {}, 1000);
  runInThisContext(script);
`;
