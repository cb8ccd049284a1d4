/**
 * What `coroutine-runtime` is to the native build: nothing. The wrappers hand the async
 * function back, leaves are their asynchronous side, and a suspension is a promise.
 */

export const raising = (run) => run;
export const coroutine = raising;

export const dual = ({ async, callback, sync }) => async ?? (callback ? promised(callback) : sync);

const promised =
  (callback) =>
  (...args) =>
    new Promise((resolve, reject) => {
      callback(...args, (error, value) => (error ? reject(error) : resolve(value)));
    });

export const suspend = (start) =>
  new Promise((resolve, reject) => {
    start(Object.assign((value) => resolve(value), { raise: reject }));
  });
