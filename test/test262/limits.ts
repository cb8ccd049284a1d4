/** Tests that may end otherwise when they are compiled, each for a limit that README.md names, or a fault of the engine. */

export interface Limit {
  /** Of the test, from the root of the suite. */
  path: RegExp;
  /** Only with these ticks. */
  ticks?: "direct" | "exact";
  /** Only on this major version of Node. */
  node?: number;
  reason: string;
}

const text = "The source text of a compiled function is the entry's.";
const indented = "The source text of a function inside a compiled one is indented as Babel prints it there.";
const ordinary = "A compiled function is an ordinary function: its constructor is Function.";
const members = "A compiled function is an ordinary function: it has a prototype, and can be called with new.";
const legacy = "A compiled function is an ordinary function: in sloppy code it has caller and arguments.";
const assignable = "Node 24 lets a resource in the head of a for-of loop be assigned; compiled, it is a constant.";
const ticks = "With direct ticks an await of a compiled function that completes at once goes on at once.";

export const limits: Limit[] = [
  { path: /computed-property-name-from-async-arrow-function-expression\.js$/, reason: text },
  { path: /\/Function\/prototype\/toString\//, reason: text },
  { path: /\/addition\/S11\.6\.1_A3\.2_T1\.2\.js$/, reason: indented },

  { path: /\/AsyncFunction\/AsyncFunction-is-subclass\.js$/, reason: ordinary },
  { path: /\/Object\/prototype\/toString\/proxy-function(?:-async)?\.js$/, reason: ordinary },
  { path: /\/sm\/async-functions\/(?:async-function-declaration-in-modules|constructor)\.js$/, reason: ordinary },

  { path: /\/AsyncFunction\/instance-(?:construct-throws|prototype-property)\.js$/, reason: members },
  { path: /\/class\/subclass\/superclass-async-function\.js$/, reason: members },

  { path: /\/forbidden-ext\/b1\/async-.*-forbidden-ext-direct-access-prop-(?:caller|arguments)\.js$/, reason: legacy },
  { path: /\/newer-type-functions-caller-arguments\.js$/, reason: legacy },
  { path: /\/sm\/async-functions\/inner-caller\.js$/, reason: legacy },

  { path: /\/await-using-invalid-assignment-statement-body-for-of\.js$/, node: 24, reason: assignable },

  { path: /\/await\/async-await-interleaved\.js$/, ticks: "direct", reason: ticks },
  { path: /\/async-disposable-stack-dispose-sync-calls\.js$/, ticks: "direct", reason: ticks },
];
