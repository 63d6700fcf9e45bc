import { execFile } from 'node:child_process';

/** One question to a message bus, as the programs that can ask it want it; desktops have at least one of them. */
export type BusQuestion = {
  readonly bus: 'session' | 'system';
  readonly to: string;
  readonly path: string;
  /** Interface and method, such as `org.freedesktop.DBus.NameHasOwner`. */
  readonly method: string;
  readonly texts: readonly string[];
};

/** What a bus answers, as the first program that could ask prints it; null where none could or nobody answered. */
export async function askBus({ bus, to, path, method, texts }: BusQuestion): Promise<string | null> {
  const [face, name] = [method.slice(0, method.lastIndexOf('.')), method.slice(method.lastIndexOf('.') + 1)];
  const ways: ReadonlyArray<readonly [program: string, ...args: string[]]> = [
    ['gdbus', 'call', `--${bus}`, '--dest', to, '--object-path', path, '--method', method, ...texts],
    ['dbus-send', `--${bus}`, '--print-reply', `--dest=${to}`, path, method, ...texts.map((text) => `string:${text}`)],
    [
      'busctl',
      bus === 'session' ? '--user' : '--system',
      'call',
      to,
      path,
      face,
      name,
      's'.repeat(texts.length),
      ...texts,
    ],
  ];
  for (const [program, ...args] of ways) {
    const answer = await run(program, args);
    if (answer !== null) return answer;
  }
  return null;
}

/** What a program prints, or null where it is missing or fails. */
function run(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 5000 }, (error, stdout) => resolve(error ? null : stdout));
  });
}
