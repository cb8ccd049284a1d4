/** Compiles a file in a configuration: all of it in one pass, with our plugin in it or without. */

import { createConfigItem, type PluginItem, transformSync } from "@babel/core";
import plugin, { type PluginOptions } from "babel-plugin-coroutine";
import type { Fixture, FixtureOptions } from "../support/fixture";
import { linker, toCommonJs } from "../support/modules";
import type { Configuration } from "./configurations";

/** With ours; or without, which is the control where native code is the measure; or ours in a pass before. */
export type Way = "ours" | "control" | "apart";

/** The module of a case, anew on each call. */
export function composed(fixture: Fixture, configuration: Configuration, way: Way): () => object {
  const { options } = fixture;
  const compile = (source: string, file: string) => compose(source, file, options, configuration, way);
  return linker(fixture.input, compile, {
    link: (code, file) =>
      configuration.esm ? toCommonJs(code, file.replace(/tsx?$/, "js"), { ...options, parser: [] }) : code,
    inert: way === "control",
    modules: { "react/jsx-runtime": reactStandIn, "react/jsx-dev-runtime": reactStandIn },
  });
}

/** What the automatic runtime of JSX calls. */
const make = (type: unknown, props: object) => [typeof type === "function" ? type.name : type, props];
const reactStandIn = { jsx: make, jsxs: make, jsxDEV: make, Fragment: "fragment" };

export function compose(
  source: string,
  file: string,
  options: FixtureOptions,
  configuration: Configuration,
  way: Way,
): string {
  const { before, after } = configuration;
  let text = before === undefined ? source : before(source);
  if (way === "apart") text = transform(text, file, options, { plugins: [ours(options.plugin)] });
  const code = transform(text, file, options, {
    ...configuration.options,
    ...itemsFor(file, options, configuration, way),
  });
  return after === undefined ? code : after(code);
}

type Items = Record<"plugins" | "presets", PluginItem[]>;

const known = new Map<string, Items>();

/** The same objects for files of one kind, so that Babel makes their plugins once. */
function itemsFor(file: string, options: FixtureOptions, configuration: Configuration, way: Way): Items {
  const kind = JSON.stringify([
    configuration.name,
    way === "ours" && (options.plugin ?? {}),
    options.parser,
    isTyped(file),
  ]);
  let items = known.get(kind);
  if (items === undefined) {
    const given = way === "ours" ? [ours(options.plugin)] : [];
    const presets = inOrder(configuration, configuration.presets(given), presetsOf(file, options, configuration));
    items = {
      plugins: configuration.plugins(given).map((one) => createConfigItem(one, { type: "plugin" })),
      presets: presets.map((one) => createConfigItem(one, { type: "preset" })),
    };
    known.set(kind, items);
  }
  return items;
}

/** Presets run from the last to the first, but the passes that they have to themselves from the first to the last. */
function inOrder({ options }: Configuration, first: PluginItem[], last: PluginItem[]): PluginItem[] {
  return options?.passPerPreset ? [...last, ...first] : [...first, ...last];
}

const ours = (options: PluginOptions = {}): PluginItem => [plugin as PluginItem, options, "coroutine"];

function transform(source: string, filename: string, options: FixtureOptions, rest: object): string {
  const { sourceType = "module", parser = [] } = options;
  const plugins = [...parser, "explicitResourceManagement", ...(isTyped(filename) ? ["typescript"] : [])];
  return transformSync(source, {
    filename,
    sourceType,
    configFile: false,
    babelrc: false,
    compact: false,
    parserOpts: { plugins: plugins as never },
    ...rest,
  })!.code!;
}

const isTyped = (file: string) => /\.tsx?$/.test(file);

/** What Node cannot run by itself. */
function presetsOf(file: string, { parser = [] }: FixtureOptions, { react, typescript }: Configuration): PluginItem[] {
  const presets: PluginItem[] = [];
  if (parser.includes("jsx")) presets.push(["@babel/preset-react", { runtime: "classic", ...react }]);
  if (isTyped(file)) presets.push(["@babel/preset-typescript", { allowDeclareFields: true, ...typescript }]);
  return presets;
}
