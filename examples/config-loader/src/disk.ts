/** The leaves: each system call twice, waiting for nobody inside `call()` and waiting for its callback otherwise. */

import fs from "node:fs";
import { dual, suspend } from "coroutine-runtime";

export const listDirectory = dual({
  sync: (directory: string) => fs.readdirSync(directory),
  async: (directory: string) => fs.promises.readdir(directory),
});

export const openFile = dual({ sync: (file: string) => fs.openSync(file, "r"), async: openLater });

/**
 * Like `fs.open`, but nothing leaks when the load is destroyed while the system is still
 * opening the file: the descriptor, which then nobody wants, is closed as soon as it comes.
 */
function openLater(file: string): PromiseLike<number> {
  return suspend<number>((resume) => {
    let wanted = true;
    fs.open(file, "r", (error, descriptor) => {
      if (error) resume.raise(error);
      else if (wanted) resume(descriptor);
      else fs.close(descriptor);
    });
    return () => {
      wanted = false;
    };
  });
}

export const sizeOf = dual({
  sync: (descriptor: number) => fs.fstatSync(descriptor).size,
  callback: (descriptor: number, done: Done<number>) => {
    fs.fstat(descriptor, (error, stats) => done(error, stats?.size));
  },
});

/** Reads what fits behind the first `filled` bytes; returns how many came. */
export const readFile = dual({
  sync: (descriptor: number, bytes: Buffer, filled: number) =>
    fs.readSync(descriptor, bytes, filled, bytes.length - filled, null),
  callback: (descriptor: number, bytes: Buffer, filled: number, done: Done<number>) => {
    fs.read(descriptor, bytes, filled, bytes.length - filled, null, done);
  },
});

export const closeFile = dual({ sync: fs.closeSync, callback: fs.close });

type Done<T> = (error: Error | null, value?: T) => void;
