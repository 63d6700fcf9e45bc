import { expect, test } from 'vitest';
import { NOTHING_LEARNED } from '../../../core/delay';
import { describeDelay } from '../../../core/delay-words';
import { DEMO, DEXCOM } from './tray/input';

const usual = 'Readings usually reach Steadyline';

test.each([
  ['the demo', DEMO, '1 h', 'in the United States'],
  ['the US', DEXCOM, '1 h', 'in the United States'],
  ['Japan', { ...DEXCOM, region: 'japan' } as const, '3 h', 'outside the United States'],
])('before enough was seen, the delay of %s is what Dexcom says', (_name, account, length, where) => {
  expect(describeDelay(account, NOTHING_LEARNED)).toBe(
    `${usual} ${length} after they are measured, as Dexcom says for accounts ${where}; what yours do will be learned as they come.`,
  );
});

test('what was learned says from how many', () => {
  expect(describeDelay(DEXCOM, { learnedMs: 66.4 * 60_000, samples: 37 })).toBe(
    `${usual} 1 h 6 min after they are measured, as the last 37 of this account did.`,
  );
});
