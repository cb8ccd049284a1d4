/** A set-up that every case of fixtures/ is compiled in: other plugins and presets, in one pass with ours. */

import type { PluginItem, TransformOptions } from "@babel/core";
import type { Fixture } from "../../support/fixture";

/** `ours` is a list with our plugin, or an empty one: the same set-up without us is the control. */
export interface Configuration {
  name: string;
  /** What is in it, for the table. */
  says: string;
  plugins(ours: PluginItem[]): PluginItem[];
  /** Besides those that types and JSX need. */
  presets(ours: PluginItem[]): PluginItem[];
  /** What else Babel is told. */
  options?: TransformOptions & { passPerPreset?: boolean };
  /** Options of the presets that are there because of the syntax. */
  react?: object;
  typescript?: object;
  /** What the source is before, and the code after. */
  before?(source: string): string;
  after?(code: string): string;
  /** What is left are ES modules. */
  esm?: boolean;
  /** What the code expects to be there. */
  globals?: object;
  /** Why a case has nothing to do with it. */
  leavesOut?(fixture: Fixture): string | null;
}

export const oldest = "ie 11";
export const node = { node: "current" };

export const env = (targets: unknown, options: object = {}): PluginItem => [
  "@babel/preset-env",
  { targets, modules: "commonjs", ...options },
];

/** Ours first, then what is described. */
export function configuration(name: string, says: string, rest: Partial<Configuration>): Configuration {
  return { name, says, plugins: (ours) => ours, presets: () => [env(node)], ...rest };
}

type LeavesOut = NonNullable<Configuration["leavesOut"]>;

export const scripts: LeavesOut = ({ options }) => (options.sourceType === "script" ? "a script, not a module" : null);

export const untyped: LeavesOut = ({ input }) => (input.endsWith(".ts") ? null : "no TypeScript");

export const withoutJsx: LeavesOut = ({ options }) => (options.parser?.includes("jsx") ? null : "no JSX");

export const withoutClasses: LeavesOut = ({ source }) => (/\bclass\b/.test(source) ? null : "no class to decorate");
