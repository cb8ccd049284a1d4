/** The compiler and the runtime agree on the names that emitted code may use. */

import * as contract from "coroutine-runtime/contract";
import { contractNames } from "../babel-plugin/src/4-emit/names";

test("4-emit/names.ts lists what runtime/src/contract.ts exports", () => {
  expect([...contractNames].sort()).toEqual(Object.keys(contract).sort());
});

test("the list is sorted", () => {
  expect([...contractNames]).toEqual([...contractNames].sort());
});
