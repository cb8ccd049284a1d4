/** A small project, and what its files import. */
const packages = ["left", "right", "deep", "plain", "nested"];

export const files = new Map([
  ["/app/src/main.js", ""],
  ["/app/src/view.mjs", ""],
  ["/app/src/parts/index.js", ""],
  ["/app/src/parts/button.js", ""],
  ["/app/data.json", "{}"],
  ...packages.flatMap((name) => [
    [
      `/app/node_modules/${name}/package.json`,
      JSON.stringify({ name, main: name === "plain" ? undefined : "lib/main" }),
    ],
    [`/app/node_modules/${name}/lib/main.js`, ""],
    [`/app/node_modules/${name}/index.js`, ""],
  ]),
]);

export const directories = new Set(
  [...files.keys()].flatMap((path) => {
    const parts = path.split("/");
    return parts.slice(1, -1).map((_, end) => parts.slice(0, end + 2).join("/"));
  }),
);

export const imports = [
  { from: "/app/src", request: "./main.js" },
  { from: "/app/src", request: "./view" },
  { from: "/app/src", request: "./parts" },
  { from: "/app/src/parts", request: "./button" },
  ...packages.map((request) => ({ from: "/app/src/parts", request })),
  { from: "/app/src", request: "left/lib/main" },
  { from: "/app/src/parts", request: "missing" },
];
