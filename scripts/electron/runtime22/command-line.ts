/** What Electron's own command line takes before the app: switches, modules to load first, then the app itself. */
export interface CommandLine {
  readonly file: string | undefined;
  readonly modules: readonly string[];
}

/** Finds the app among switches the way Electron does, because test drivers put theirs before it. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const modules: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '-r' || arg === '--require') {
      index += 1;
      modules.push(args[index] ?? '');
    } else if (!arg.startsWith('-')) {
      return { file: arg, modules };
    }
  }
  return { file: undefined, modules };
}
