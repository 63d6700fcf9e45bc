// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_STEP_MS, splitAtGaps } from '../../renderer/chart/gaps';

const steps = fc.array(fc.integer({ min: 1, max: 60 * 60_000 }), { maxLength: 400 });

/** Steps added up to times. */
function toTimes(list: readonly number[]): number[] {
  let at = 0;
  return list.map((step) => {
    at += step;
    return at;
  });
}

describe('splitting at gaps', () => {
  it('loses no reading and repeats none', () => {
    fc.assert(
      fc.property(steps.map(toTimes), (at) => {
        const found = splitAtGaps(at).flatMap(({ from, to }) => at.slice(from, to));
        expect(found).toEqual(at);
      }),
    );
  });

  it('has no gap inside a segment and one between any two', () => {
    fc.assert(
      fc.property(steps.map(toTimes), (at) => {
        const segments = splitAtGaps(at);
        const isGap = (i: number): boolean => Number(at[i]) - Number(at[i - 1]) > MAX_STEP_MS;
        for (const { from, to } of segments) for (let i = from + 1; i < to; i++) expect(isGap(i)).toBe(false);
        for (const { from } of segments.slice(1)) expect(isGap(from)).toBe(true);
      }),
    );
  });

  it('keeps a single reading as a segment of its own', () => {
    expect(splitAtGaps([0, MAX_STEP_MS + 1])).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
    expect(splitAtGaps([])).toEqual([]);
  });
});
