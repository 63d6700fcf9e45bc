/** How the tests of one suite, or of all of them, ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Adds up suites. */
export function sumCounts(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The one line that people and machines look for at the end. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A suite that ended badly without counting a failure (a crash, a broken file) has one all the same. */
export function withCrash(counts: Counts | undefined, exitCode: number | null): Counts {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const crashed = failed === 0 && (exitCode !== 0 || counts === undefined);
  return { passed, failed: crashed ? 1 : failed, skipped };
}
