import { describe, expect, it } from 'vitest';
import { type Counts, closingLine, sumCounts, withCrash } from '../../../scripts/suites/counts';
import { findUnlisted } from '../../../scripts/suites/lockfile';
import { countPlaywright, countVitest } from '../../../scripts/suites/reports';

const counts = (passed: number, failed: number, skipped: number): Counts => ({ passed, failed, skipped });

describe('the closing line', () => {
  it('adds up all suites', () => {
    const total = sumCounts([counts(3, 0, 0), counts(120, 2, 1), counts(9, 0, 4)]);
    expect(closingLine(total)).toBe('132 passed, 2 failed, 5 skipped');
  });

  it.each<[string, Counts | undefined, number | null, Counts]>([
    ['a good end', counts(5, 0, 1), 0, counts(5, 0, 1)],
    ['failures that were counted', counts(5, 2, 0), 1, counts(5, 2, 0)],
    ['a bad end without a counted failure', counts(5, 0, 0), 1, counts(5, 1, 0)],
    ['a suite that wrote no report', undefined, 0, counts(0, 1, 0)],
    ['a suite that was killed', undefined, null, counts(0, 1, 0)],
  ])('counts %s', (_, report, code, expected) => {
    expect(withCrash(report, code)).toEqual(expected);
  });

  it('counts a test file that could not be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
    const report = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(countVitest({ ...report, testResults: [broken, failing] })).toEqual(counts(1, 2, 3));
  });

  it('counts errors outside tests, and no flaky test as passed', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual(counts(7, 3, 2));
  });
});

describe('the lockfile check', () => {
  const tool = { optionalDependencies: { '@tool/linux': '1.0.0', '@tool/mac': '1.0.0' } };

  it('finds the platform that is not listed', () => {
    const packages = { '': {}, 'node_modules/tool': tool, 'node_modules/@tool/linux': {} };
    expect(findUnlisted({ packages })).toEqual(['node_modules/tool wants @tool/mac 1.0.0']);
  });

  it('looks beside a nested package and above it', () => {
    const packages = {
      'node_modules/a/node_modules/tool': tool,
      'node_modules/a/node_modules/tool/node_modules/@tool/mac': {},
      'node_modules/a/node_modules/@tool/linux': {},
    };
    expect(findUnlisted({ packages })).toEqual([]);
    expect(findUnlisted({ packages: { 'node_modules/a/node_modules/tool': tool } })).toHaveLength(2);
  });

  it('checks what the project itself wants', () => {
    expect(findUnlisted({ packages: { '': tool } })).toHaveLength(2);
  });
});
