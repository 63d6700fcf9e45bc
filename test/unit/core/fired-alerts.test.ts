import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveFiredAlerts } from '../../../core/fired-alerts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Step = readonly [minutes: number, state: string | null, name?: string, device?: string];
const fire = (...steps: readonly Step[]) =>
  deriveFiredAlerts({
    at: Float64Array.from(steps, ([minutes]) => minutes * MINUTE),
    state: steps.map(([, state]) => state),
    name: steps.map(([, , name]) => name ?? 'low'),
    displayDevice: steps.map(([, , , device]) => device ?? 'iOS'),
  });
const ALARM = 'activeAlarming';

describe('alerts that fired', () => {
  test.each<[string, readonly Step[], readonly unknown[]]>([
    [
      'one, snoozed and over',
      [
        [0, ALARM],
        [5, 'activeSnoozed'],
        [40, 'inactive'],
      ],
      [[0, 0, 5, 40]],
    ],
    [
      'alerting again is the same one',
      [
        [0, ALARM],
        [5, 'activeSnoozed'],
        [35, ALARM],
        [40, 'activeSnoozed'],
        [60, 'inactive'],
      ],
      [[0, 1, 5, 60]],
    ],
    [
      'after its end it is another',
      [
        [0, ALARM],
        [10, 'inactive'],
        [20, ALARM],
      ],
      [
        [0, 0, null, 10],
        [20, 0, null, null],
      ],
    ],
    [
      'without a reported end it is another after half a day',
      [
        [0, ALARM],
        [13 * 60, ALARM],
      ],
      [
        [0, 0, null, null],
        [780, 0, null, null],
      ],
    ],
    [
      'an end long after belongs to none',
      [
        [0, ALARM],
        [13 * 60, 'inactive'],
      ],
      [[0, 0, null, null]],
    ],
    [
      'what followed one of before is left out',
      [
        [0, 'activeSnoozed'],
        [5, 'inactive'],
      ],
      [],
    ],
    [
      'a state nobody knows, or none, is the alert itself',
      [
        [0, 'humming'],
        [5, 'inactive'],
        [10, null],
      ],
      [
        [0, 0, null, 5],
        [10, 0, null, null],
      ],
    ],
    [
      'names and devices are apart',
      [
        [0, ALARM],
        [1, ALARM, 'high'],
        [2, ALARM, 'low', 'receiver'],
        [5, 'inactive', 'low', 'receiver'],
      ],
      [
        [0, 0, null, null],
        [1, 0, null, null],
        [2, 0, null, 5],
      ],
    ],
    ['none', [], []],
  ])('%s', (_, steps, fired) => {
    const inMinutes = (at: number | null): number | null => (at === null ? null : at / MINUTE);
    expect(
      fire(...steps).map(({ at, again, snoozedAt, endedAt }) => [
        inMinutes(at),
        again,
        inMinutes(snoozedAt),
        inMinutes(endedAt),
      ]),
    ).toEqual(fired);
  });

  test('never lose or invent an alert, whatever the steps', () => {
    const step = fc.tuple(fc.constantFrom(ALARM, 'activeSnoozed', 'inactive', 'other'), fc.constantFrom('low', 'high'));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const fired = fire(...steps.map(([state, name], i): Step => [i * 7, state, name]));
        const alarms = steps.filter(([state]) => state === ALARM || state === 'other').length;
        expect(fired.reduce((sum, { again }) => sum + 1 + again, 0)).toBe(alarms);
        expect(
          fired.every(({ at, endedAt }) => endedAt === null || (endedAt >= at && endedAt - at <= steps.length * HOUR)),
        ).toBe(true);
        expect(fired.map(({ at }) => at)).toEqual(fired.map(({ at }) => at).sort((a, b) => a - b));
      }),
    );
  });
});
