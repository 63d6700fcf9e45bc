import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../../../core/notices/default-rules';
import type { About, Notice } from '../../../../core/notices/notice';
import { RULE_NAMES } from '../../../../core/notices/rules';
import { CONSENT_WORDS, describeNotice } from '../../../../core/notices/words';
import { anyLife } from './life';
import { HOUR, MINUTE, run, settingsWith } from './run';

const READER = { unit: 'mg/dL', locale: 'en-GB' } as const;
const AT = Date.UTC(2026, 4, 1, 7, 5);
const change = { mgDl: -45, overMs: 15 * MINUTE };

const notice = (about: About, rest: Partial<Notice> = {}): Notice => ({
  kind: 'due',
  about,
  at: AT,
  offsetMinutes: 120,
  reportedAt: AT + 64 * MINUTE,
  isAgain: false,
  delivery: 'notification',
  sound: 'sound',
  ...rest,
});

describe('a notice says when', () => {
  test.each<[string, About, Partial<Notice>, string, string, string]>([
    [
      'urgent low',
      { rule: 'urgent-low', code: 58, sinceAt: AT },
      {},
      'Urgent low at 09:05',
      'At 09:05 you were 58 mg/dL (reported 10:09).',
      'At 09:05 you were below your urgent low mark (reported 10:09).',
    ],
    [
      'LOW',
      { rule: 'low', code: 39, sinceAt: AT },
      { isAgain: true },
      'Low at 09:05, still',
      'At 09:05 you were LOW (reported 10:09).',
      'At 09:05 you were below your low mark (reported 10:09).',
    ],
    [
      'high for long',
      { rule: 'high-for-long', code: 230, sinceAt: AT - 3 * HOUR },
      {},
      'High for long at 09:05',
      'At 09:05 you were 230 mg/dL, high since 06:05 (reported 10:09).',
      'At 09:05 you were above your high mark, high since 06:05 (reported 10:09).',
    ],
    [
      'a fall',
      { rule: 'fast-fall', code: 110, change },
      {},
      'Fell fast at 09:05',
      'At 09:05 you were 110 mg/dL, 45 mg/dL lower than 15 min before (reported 10:09).',
      'At 09:05 you had fallen fast (reported 10:09).',
    ],
    [
      'a fall to LOW',
      { rule: 'fast-fall', code: 39, change },
      {},
      'Fell fast at 09:05',
      'At 09:05 you were LOW, at least 45 mg/dL lower than 15 min before (reported 10:09).',
      'At 09:05 you had fallen fast (reported 10:09).',
    ],
    [
      'no data',
      { rule: 'no-data' },
      {},
      'No new data since 09:05',
      'Your phone may be off or offline.',
      'Your phone may be off or offline.',
    ],
    [
      'no data for days',
      { rule: 'no-data' },
      { reportedAt: AT + 50 * HOUR },
      'No new data since 09:05 on 1 May',
      'Your phone may be off or offline.',
      'Your phone may be off or offline.',
    ],
    [
      'the phone',
      { rule: 'phone-alerted', alert: 'urgentLow' },
      {},
      'Your device alerted at 09:05',
      'Urgent low (reported 10:09).',
      'Urgent low (reported 10:09).',
    ],
  ])('%s', (_, about, rest, title, body, withoutValues) => {
    expect(describeNotice(notice(about, rest), READER, true)).toEqual({ title, body });
    expect(describeNotice(notice(about, rest), READER, false)).toEqual({ title, body: withoutValues });
  });

  test("in mmol/L and the locale's writing", () => {
    const reader = { unit: 'mmol/L', locale: 'de-DE' } as const;
    const { body } = describeNotice(notice({ rule: 'high', code: 200, sinceAt: AT }), reader, true);
    expect(body).toBe('At 09:05 you were 11,1 mmol/L (reported 10:09).');
  });
});

test('no notice of any life sounds live, shows a value unasked or a code ever', () => {
  const settings = settingsWith(RULE_NAMES, DEFAULT_RULES);
  fc.assert(
    fc.property(anyLife, (events) => {
      for (const one of run(events, settings).told.flat()) {
        const hidden = Object.values(describeNotice(one, READER, false)).join(' ');
        const shown = Object.values(describeNotice(one, READER, true)).join(' ');
        for (const text of [hidden, shown]) {
          expect(text).toMatch(/\d\d:\d\d/);
          expect(text).not.toMatch(/\b(is|are|now|currently|alarm|risk|treat|eat|dose)\b|!/i);
        }
        expect(hidden.replace(/\d\d:\d\d( on \d+ May)?/g, '')).not.toMatch(/\d|LOW|HIGH/);
        expect(shown).not.toMatch(/\b(39|401) mg/);
      }
    }),
  );
});

test('consent says who the alarm is', () => {
  expect(CONSENT_WORDS).toContain('phone or receiver');
});
