/** The other module of `across-modules.js`. */
export async function step(x) {
  return x + 1;
}
