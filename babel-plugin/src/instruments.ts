/**
 * Instruments count what the source says, so they have to see it before it is compiled. Some are put behind everything
 * else that is configured: Jest adds istanbul last when it collects coverage.
 */

/** What Babel calls a plugin: its name, or the file that it was loaded from. */
interface Configured {
  key?: string;
}

const instrument = /(?:^|[\\/])babel-plugin-istanbul(?:[\\/]|$)/;

/** Moves instruments that would come after the plugin of this name before it, in the list that Babel goes through. */
export function instrumentsFirst(plugins: Configured[] | null | undefined, name: string): void {
  const own = plugins?.findIndex(({ key }) => key === name) ?? -1;
  if (own < 0) return;
  const late = plugins!.splice(own).sort((a, b) => Number(isInstrument(b)) - Number(isInstrument(a)));
  plugins!.push(...late);
}

function isInstrument({ key }: Configured): boolean {
  return instrument.test(key ?? "");
}
