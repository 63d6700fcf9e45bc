import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Glance } from '../../../../core/glance';
import type { NoticeBoard } from '../../../../core/notices/board';
import type { Privacy } from '../../../../core/privacy';
import { formatGlucose } from '../../../../core/words';
import { AT, clock, LATE, MINUTE, NONE, NOW, OFFLINE, trayOf, VALUE, withRulesOn } from './input';

const HIDDEN: readonly Privacy[] = [{ kind: 'hidden' }, { kind: 'presenting', untilAt: NOW + 90 * MINUTE }];
const BOARD: NoticeBoard = {
  told: [
    {
      kind: 'due',
      about: { rule: 'urgent-low', code: 51, sinceAt: AT },
      at: AT,
      offsetMinutes: null,
      reportedAt: NOW,
      isAgain: false,
      delivery: 'notification',
      sound: 'sound',
    },
  ],
  snoozes: [],
  phone: { at: AT, offsetMinutes: null, name: 'high', state: 'activeAlarming' },
};

test.each(HIDDEN)('$kind: a sign of its own, and in no part a glucose or what it is like', (privacy) => {
  for (const glance of [VALUE, LATE, { ...VALUE, glucose: { kind: 'low' }, zone: 'very-low' } as const]) {
    const model = trayOf({ ...withRulesOn('urgent-low'), glance, privacy, board: BOARD });
    expect(model.icon).toEqual({ kind: 'sign', sign: 'hidden' });
    expect(model.title).toBe('');
    expect(model.tooltip).toMatch(/^Steadyline: values are hidden/);
    const { menu, ...rest } = model;
    const said = JSON.stringify([rest, menu.filter(({ kind }) => kind === 'text')]);
    expect(said).not.toMatch(/\b(104|51)\b|LOW|HIGH|mg\/dL|[Ll]ow\b|[Hh]igh\b|in range|falling|in 5 min|[↘↓]/);
  }
});

test('no value of any kind is in any part while values are hidden', () => {
  const anyGlance = fc
    .record({ mgDl: fc.integer({ min: 70, max: 400 }), changeMgDl: fc.constantFrom(-77, 77), late: fc.boolean() })
    .map(({ mgDl, changeMgDl, late }): Glance => {
      const freshness = late ? ({ kind: 'late', overdueMs: 0 } as const) : VALUE.freshness;
      return { ...VALUE, glucose: { kind: 'value', mgDl }, changeMgDl, freshness };
    });
  const anyUnit = fc.constantFrom('mg/dL' as const, 'mmol/L' as const);
  fc.assert(
    fc.property(anyGlance, anyUnit, fc.constantFrom(...HIDDEN), (glance, unit, privacy) => {
      if (glance.kind === 'none') return;
      const { settings } = withRulesOn('low');
      const said = JSON.stringify(trayOf({ glance, privacy, settings: { ...settings, unit }, board: BOARD }));
      expect(said).not.toMatch(new RegExp(`(?<!\\d)${formatGlucose(glance.glucose, unit, 'en-GB')}(?!\\d)`));
    }),
  );
});

test('how old the last reading is, that it is late and what is wrong may be known', () => {
  const model = trayOf({ glance: LATE, privacy: { kind: 'hidden' }, connection: OFFLINE });
  const [first, age, late, trouble] = model.tooltip.split('\n');
  expect(first).toBe('Steadyline: values are hidden');
  expect(age).toBe('The last reading is from 3 h 20 min ago');
  expect(late).toContain('No new data since 12:00');
  expect(trouble).toBeTruthy();
});

test('presenting says when it ends; without a value the reason for that is the sign', () => {
  const until = { kind: 'presenting', untilAt: clock(15, 30) } as const;
  expect(trayOf({ privacy: until }).tooltip).toContain('values are hidden until 15:30');
  expect(trayOf({ privacy: until, glance: NONE, connection: OFFLINE }).icon).toEqual({ kind: 'sign', sign: 'offline' });
});
