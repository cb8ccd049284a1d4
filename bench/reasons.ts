/**
 * Why a goal is not reached, by the name of the goal. Written by hand, and shown only where a run has not reached it:
 * a goal without a reason is shown as one that is not understood yet.
 */

const plain = `A chain of 100 calls is more than V8 puts into one function, and plain calls vanish there. Callees that come from another
module are asked at run time whether they are compiled. Tried: resumption told by
\`null\`, not by depth 0, so that V8 drops that half where it puts a body into its caller (2.8 times for a chain of ten); bodies that
use private names in fields of their class (58 times a plain call nested in their entries, now 1.1); closures called by their bodies, and
no entries that nobody needs (8 times, now 1.6; made in each turn 3 times, now less than plain calls, for there is one closure less to make);
ordinary functions of the file called as they stand (plain values 42 times, now 1); a loop that forgets what it need not carry around;
awaits inside their branches (5 times, now 1.3); a brief \`finally\` and the steps between turns repeated, loops that turn within their state (\`try\`, \`catch\`, \`finally\` 4.2 to 5.2 times, now 1.0 to 1.2).`;

const queue = `What is left of a suspension: entering the async context of who waits (12 to 20 ns, which promises do in the engine), a leaf,
and two functions, \`resume\` and \`resume.raise\`, as many as a promise has. Tried: contexts kept per handle, where entering a store works
in place; no task where nothing queues; one frame per activation for good; \`this\` saved only where it is needed: on Node 20 they took
1.9 to 2.6 times native down to about 1. One function instead of two would save 10 ns. Since Node 24 entering a store replaces the
context, so that each suspension has to capture it anew, which there is nothing cheaper for than an \`AsyncResource\`.`;

const promise = `The engine itself awaits the promise, in an async function that each chain keeps: that costs what it costs natively. The
resume loop (45 ns), asking whether a handle or a promise is awaited, and calling a function of which nothing is known come on top. Tried: reactions
by \`then\`, and an awaiter per await, which alone in a process take 3.2 and 2.6 times native where this takes 2.5. What calls a function that is not compiled
is kept on it, a tenth less than a closure per call; one for all of them, called at once, would save a quarter, but only where arguments can run no code;
following the chain without the loop around it, a tenth. For seconds at a time this machine takes 1.6 times as long for native awaits and 2 times for these;
by themselves, and while it does not, they take 2.1 to 2.3 times native at depth 1, and 0.75 at depth 3.`;

const runtime = `Of the core's 15 KB minified, waiting (promises as the engine awaits them, other coroutines, thenables) is 3.1, the resume loop with what
it does where the native stack ends 3.0, handles 1.6, messages of errors 1.2, destruction 0.9, async contexts 0.7. Tried: short names for what is private
(0.2 KB compressed), ES2022 instead of ES2018 (0.2 KB).`;

export const reasons: Record<string, string> = {
  "await f(x) / plain call, coroutine": plain,
  "await f(x) / plain call, raising": "As for coroutines.",
  "await f(x) / plain call, promise":
    "A plain value that is awaited takes a tick, as in the language, over 200 times a plain call: without that work it would be 1.41 and 1.27.",
  "native async / await f(x)": "The works with a `try`, and closures made in each turn, carry this mean.",
  "suspend and resume / native, depth 1": queue,
  "suspend and resume / native, 64 functions": queue,
  "suspend and resume / native, 64 functions, promise": "As for coroutines.",
  "suspend at depth 200 / depth 1":
    "Nothing is done per frame above the one that goes on: runs of one revision gave 0.72 to 1.63 for the same code.",
  "compile time / regenerator's, six functions":
    "Runs of one revision gave 0.52 to 1.03: the six take milliseconds, and a collection of garbage may fall into any.",
  "1,600 awaits / 400 awaits (4 is linear)":
    "Other runs gave 2.8 to 4.4: a collection of garbage may fall into either.",
  "await of a promise / native, depth 1, coroutine": promise,
  "await of a promise / native, depth 1, promise": "As for coroutines.",
  "await of a promise / native, depth 3, coroutine": promise,
  "await of a promise / native, depth 3, promise": "As for coroutines.",
  "emitted bytes / regenerator's, gzip": `A body that is called directly has two ways in, from its start and from a frame, and says at each await what it
keeps; regenerator's is only ever resumed, by a runtime that keeps everything. Tried, each over all cases of fixtures/: entries without a
handle (less than 1 %, but no longer the model's constructor), \`this\` as a local (taken, 3 %), one resumption sentinel of 0 (1.6 %, but slower), bodies registered in one call, helpers for entries,
another order of imports (nothing that lasts); see ARCHITECTURE.md.`,
  "runtime core, gzip": runtime,
  "runtime, everything, gzip": `The core alone is more than that; the rest are groups, scopes, signals, \`dump\`, \`using\`, and what
spells out iteration and destructuring for emitted code. A bundler keeps what a program uses: the page of sizes has each entry.`,
};
