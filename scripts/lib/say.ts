/** One line of progress, on stderr so that a command's own output stays clean for pipes. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Something the person can put right: the message says what happened and what to do, a stack would only hide it. */
export class Advice extends Error {
  override readonly name = 'Advice';
}

/** Runs a script's main function and turns what it throws into a message and an exit code. */
export function runScript(main: () => Promise<number>): void {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      say(error instanceof Advice ? error.message : String(error instanceof Error ? error.stack : error));
      process.exitCode = 1;
    },
  );
}
