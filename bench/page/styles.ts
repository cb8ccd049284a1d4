/** What contenders look like in charts: ours in strong blues, the engine's dark, compilers in greens, libraries in warm colours. */

interface Style {
  color: string;
  symbol: string;
  symbolSize: number;
  lineStyle: { width: number; type: "solid" | "dashed" };
  z: number;
}

const ours = { symbol: "circle", symbolSize: 11, lineStyle: { width: 3, type: "solid" }, z: 5 } as const;
const engine = { symbol: "diamond", symbolSize: 10, lineStyle: { width: 2, type: "solid" }, z: 4 } as const;
const compiler = { symbol: "rect", symbolSize: 7, lineStyle: { width: 1.2, type: "solid" }, z: 2 } as const;
const library = { symbol: "triangle", symbolSize: 8, lineStyle: { width: 1.2, type: "dashed" }, z: 2 } as const;

const styles: Record<string, Style> = {
  plain: { ...engine, color: "#999999" },
  native: { ...engine, color: "#111111" },
  "yield*": { ...engine, color: "#7a7a00" },
  coroutine: { ...ours, color: "#0b4fd1" },
  raising: { ...ours, color: "#00a3e0", symbolSize: 9, lineStyle: { width: 2, type: "solid" } },
  promise: { ...ours, color: "#7b3fe4", symbolSize: 9, lineStyle: { width: 2, type: "solid" } },
  exact: { ...ours, color: "#c79bff", symbolSize: 8, lineStyle: { width: 1.5, type: "solid" } },
  regenerator: { ...compiler, color: "#0a7d32" },
  "regenerator 8": { ...compiler, color: "#5fbf7f" },
  typescript: { ...compiler, color: "#2f9e8f" },
  "async-to-promises": { ...compiler, color: "#9acd32" },
  gensync: { ...library, color: "#d94f00" },
  quansync: { ...library, color: "#f0a500" },
  "quansync macro": { ...library, color: "#ffd166" },
  co: { ...library, color: "#b5651d" },
  effect: { ...library, color: "#d6006e" },
  effection: { ...library, color: "#ff7fa8" },
};

/** Compilers whose times are compared have names of their own. */
const others: Record<string, Style> = {
  nothing: styles.plain!,
  ours: styles.coroutine!,
};

export function styleOf(name: string) {
  const style = styles[name] ?? others[name] ?? { ...compiler, color: "#666666" };
  const { color, symbol, symbolSize, lineStyle, z } = style;
  return { color, itemStyle: { color }, symbol, symbolSize, lineStyle: { ...lineStyle, color }, z };
}
