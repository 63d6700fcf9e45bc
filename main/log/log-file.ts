import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How large one file may grow, and how many there are. */
export type LogLimits = { readonly mostBytes: number; readonly files: number };

const LIMITS: LogLimits = { mostBytes: 1024 * 1024, files: 3 };

/**
 * A log for its owner's eyes only; when a file is full the older ones move back and the oldest goes. A line is on the
 * disk before the next thing happens; a log that cannot be written is no reason to stop.
 */
export function createLogFile(folder: string, { mostBytes, files }: LogLimits = LIMITS): (line: string) => void {
  const path = (age: number): string => join(folder, age === 0 ? 'steadyline.log' : `steadyline.${age}.log`);
  let bytes: number | null = null;
  const rotate = (): void => {
    rmSync(path(files - 1), { force: true });
    for (let age = files - 2; age >= 0; age--) moveIfThere(path(age), path(age + 1));
    bytes = 0;
  };
  return (line) => {
    try {
      if (bytes === null) mkdirSync(folder, { recursive: true, mode: 0o700 });
      bytes ??= statSync(path(0), { throwIfNoEntry: false })?.size ?? 0;
      if (bytes > 0 && bytes + line.length > mostBytes) rotate();
      appendFileSync(path(0), line, { mode: 0o600 });
      bytes += line.length;
    } catch {
      bytes = null;
    }
  };
}

function moveIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })) renameSync(from, to);
}
