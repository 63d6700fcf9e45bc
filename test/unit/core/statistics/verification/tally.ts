import { afterAll, describe, expect } from 'vitest';
import { hasData, MISSING } from './data';

/** Compares with published results, and counts what was compared. */
export type Tally = {
  /** Equal but for a relative difference of at most `tolerance`. */
  near(what: string, actual: number, published: number | undefined, tolerance: number): void;
  same(what: string, actual: unknown, published: unknown): void;
};

/** Tests against published results: left out where those are not beside the project. Says in the end what was compared. */
export function describeVerified(name: string, tests: (tally: Tally) => void): void {
  const counted = { near: 0, same: 0, worst: 0, worstOf: 'nothing' };
  if (!hasData) process.stdout.write(`${name}: left out, for ${MISSING}\n`);
  describe.skipIf(!hasData)(name, () => {
    tests({
      near: (what, actual, published = Number.NaN, tolerance) => {
        const off = actual === published ? 0 : Math.abs(actual - published) / Math.abs(published || 1);
        expect(off, `${what}: ${actual} where ${published} is published`).toBeLessThanOrEqual(tolerance);
        counted.near += 1;
        if (off > counted.worst) Object.assign(counted, { worst: off, worstOf: what });
      },
      same: (what, actual, published) => {
        expect(actual, what).toEqual(published);
        counted.same += 1;
      },
    });
    afterAll(() => {
      const { near, same, worst, worstOf } = counted;
      process.stdout.write(
        `${name}: ${near + same} values verified, ${same} exactly, the rest within ${worst.toExponential(1)} (${worstOf})\n`,
      );
    });
  });
}

/** Tolerances of the published results, relative. Source: metrics.md 2. */
export const DIRECT = 1e-9;
export const ON_GRID = 1e-6;
