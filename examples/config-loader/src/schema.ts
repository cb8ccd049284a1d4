/** What a `ferry` configuration looks like. */

import { check, type Shape } from "./check.ts";
import type { Document } from "./document.ts";
import { ConfigError, problem } from "./problem.ts";

export interface Config {
  name: string;
  region: "eu-north" | "eu-west" | "us-east" | "ap-south";
  replicas?: number;
  domains?: string[];
  env?: Record<string, string>;
  health?: { path?: string; seconds?: number };
}

const text: Shape = { is: "string" };
const texts: Shape = { is: "list", of: text };

const configuration: Shape = {
  is: "record",
  keys: {
    extends: { is: "either", shapes: [text, texts] },
    name: text,
    region: { is: "one of", names: ["eu-north", "eu-west", "us-east", "ap-south"] },
    replicas: { is: "integer", from: 1, to: 64 },
    domains: texts,
    env: { is: "map", of: text },
    health: { is: "record", keys: { path: text, seconds: { is: "integer", from: 1, to: 600 } } },
  },
};

/** Each file has to be right by itself, so that a mistake is shown where it is written. */
export function validate(document: Document): void {
  const problems = check(configuration, document.value).map(({ path, part, message }) =>
    problem(document.at(path, part), message),
  );
  if (problems.length > 0) throw new ConfigError(problems);
}

/** All of it merged must have what every configuration needs; `document` is the one that was asked for. */
export function requireComplete(config: Partial<Config>, document: Document): asserts config is Config {
  const missing = (["name", "region"] as const).filter((key) => config[key] === undefined);
  if (missing.length === 0) return;
  const what = missing.map((key) => `"${key}"`).join(" and ");
  throw new ConfigError([problem(document.at([]), `${what} missing here and in everything it extends`)]);
}
