/** How the demo looks: at most 80 columns, colours where the terminal has them. */

import { highlight } from "@babel/code-frame";
import color from "picocolors";

export { color };

const WIDTH = 80;
let sections = 0;

export function say(line = ""): void {
  console.log(line);
}

export function section(title: string, about: string): void {
  sections++;
  const rule = "─".repeat(WIDTH - title.length - 6);
  say(`\n${color.cyan(`── ${sections} `)}${color.bold(title)}${color.cyan(` ${rule}`)}`);
  say(`${color.dim(about)}\n`);
}

/** A line as lines that fit; those after the first hang by two more. */
export function fold(line: string, width = WIDTH, hang = `${/^ */.exec(line)}  `): string[] {
  const at = line.lastIndexOf(" ", width);
  if (line.length <= width || at <= hang.length) return [line];
  return [line.slice(0, at), ...fold(hang + line.slice(at + 1), width, hang)];
}

/** JavaScript or TypeScript, lightly highlighted, under its file's name. */
export function code(caption: string, text: string): void {
  say(color.dim(`  ${caption}`));
  const folded = text
    .split("\n")
    .flatMap((line) => fold(line, WIDTH - 4))
    .join("\n");
  const shown = color.isColorSupported ? highlight(folded) : folded;
  for (const line of shown.split("\n")) say(`  ${color.dim("│")} ${line}`);
}
