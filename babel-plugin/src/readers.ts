/**
 * Plugins that have to read what the user wrote, so that they come before it is compiled: instruments count it, and the React
 * Compiler understands components, but not the loops of a machine. Some are put behind everything else that is configured: Jest
 * adds istanbul last when it collects coverage, and presets bring the React Compiler.
 */

/** What Babel calls a plugin: its name, or the file that it was loaded from. */
interface Configured {
  key?: string;
}

const reader = /(?:^|[\\/])babel-plugin-(?:istanbul|react-compiler)(?:[\\/]|$)|^react-forget$/;

/** Moves readers that would come after the plugin of this name before it, in the list that Babel goes through. */
export function readersFirst(plugins: Configured[] | null | undefined, name: string): void {
  const own = plugins?.findIndex(({ key }) => key === name) ?? -1;
  if (own < 0) return;
  const late = plugins!.splice(own).sort((a, b) => Number(isReader(b)) - Number(isReader(a)));
  plugins!.push(...late);
}

function isReader({ key }: Configured): boolean {
  return reader.test(key ?? "");
}
