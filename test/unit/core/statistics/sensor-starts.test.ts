import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inferSensorStarts, inferSensors } from '../../../../core/statistics/sensor-starts';
import { realTransmitterId } from '../../../../simulator/wire/real-worn';
import { createWorld } from '../../../../simulator/world';
import { DAY, MINUTE } from './columns';

type Row = readonly [minutes: number, ticks: number, id: string | null];
const columnsOf = (rows: readonly Row[]) => ({
  at: Float64Array.from(rows, ([minutes]) => minutes * MINUTE),
  ticks: Float64Array.from(rows, ([, ticks]) => ticks),
  transmitterId: rows.map(([, , id]) => id),
});

describe('sensor starts', () => {
  const infer = (rows: readonly Row[]) =>
    inferSensorStarts(columnsOf(rows)).map(({ at, why, warmUp }) => [
      at / MINUTE,
      why,
      warmUp && (warmUp.toAt - warmUp.fromAt) / MINUTE,
    ]);
  test.each<[string, Parameters<typeof infer>[0], readonly unknown[]]>([
    [
      'goes on',
      [
        [0, 100, 'a'],
        [5, 400, 'a'],
        [60, 3700, 'a'],
      ],
      [],
    ],
    [
      'its count restarts after a warm-up',
      [
        [0, 9000, 'a'],
        [35, 1800, 'a'],
      ],
      [[35, 'ticks-restarted', 35]],
    ],
    [
      'another one',
      [
        [0, 100, 'a'],
        [5, 90000, 'b'],
        [10, 90300, 'b'],
      ],
      [[5, 'new-transmitter', null]],
    ],
    [
      'after days without one',
      [
        [0, 100, 'a'],
        [5000, 1800, 'b'],
      ],
      [[5000, 'new-transmitter', null]],
    ],
    [
      'what is not said is nothing',
      [
        [0, 100, 'a'],
        [5, 0, null],
        [10, Number.NaN, null],
        [15, 1000, 'a'],
      ],
      [],
    ],
    [
      'of a sensor without an id its count tells',
      [
        [0, 9000, 'a'],
        [35, 1800, null],
        [40, 2100, null],
        [75, 1800, 'b'],
      ],
      [
        [35, 'ticks-restarted', 35],
        [75, 'ticks-restarted', 35],
      ],
    ],
    [
      'a reading of a device with a wrong clock, between later ones',
      [
        [0, 1000, 'a'],
        [5, 1300, 'a'],
        [8, 1000, 'a'],
        [10, 1600, 'a'],
      ],
      [],
    ],
    [
      'two worn at once',
      [
        [0, 9000, 'a'],
        [5, 1800, 'b'],
        [6, 9360, 'a'],
        [10, 2100, 'b'],
        [11, 9660, 'a'],
      ],
      [[5, 'new-transmitter', null]],
    ],
    [
      'an earlier transmitter again, after days',
      [
        [0, 9000, 'a'],
        [60, 1800, 'b'],
        [1000, 58200, 'b'],
        [1060, 72600, 'a'],
      ],
      [
        [60, 'new-transmitter', 60],
        [1060, 'new-transmitter', 60],
      ],
    ],
    ['the begin of the history', [[0, 1800, 'a']], []],
  ])('%s', (_, rows, starts) => {
    expect(infer(rows)).toEqual(starts);
  });
});

describe('sensors', () => {
  test('are none where there are no readings', () => {
    expect(inferSensors(columnsOf([]))).toEqual([]);
  });

  test('last from their first reading to their last; of the first the start is not known', () => {
    const sensors = inferSensors(
      columnsOf([
        [0, 9000, 'a'],
        [5, 9300, 'a'],
        [45, 1800, 'b'],
        [50, 2100, 'b'],
      ]),
    );
    expect(sensors.map(({ firstAt, lastAt, why }) => [firstAt / MINUTE, lastAt / MINUTE, why])).toEqual([
      [0, 5, null],
      [45, 50, 'new-transmitter'],
    ]);
  });

  test('take every reading between them, one after the other, whatever is said', () => {
    const said = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('a', 'b', null));
    fc.assert(
      fc.property(fc.array(said), (all) => {
        const columns = columnsOf(all.map(([ticks, id], i) => [i * 5, ticks, id]));
        const sensors = inferSensors(columns);
        const before = sensors.map((_, i) => columns.at[(sensors[i + 1]?.index ?? all.length) - 1]);
        expect(sensors.map(({ lastAt }) => lastAt)).toEqual(before);
        expect(sensors.map(({ firstAt }) => firstAt)).toEqual(sensors.map(({ index }) => columns.at[index]));
        expect(sensors.filter(({ why }) => why === null)).toHaveLength(Math.min(1, all.length));
        expect(sensors.every(({ firstAt, lastAt }) => firstAt <= lastAt)).toBe(true);
      }),
    );
  });
});

describe('the starts of the simulator’s people', () => {
  const NOW = Date.UTC(2026, 4, 1);
  const people = createWorld({ createdAt: NOW, historyDays: 120, tokenSeed: 'seed' }).people;
  test.each(people.map((person) => [person.id, person] as const))('%s', (_, person) => {
    const egvs = person.egvs(NOW - 90 * DAY, NOW).filter(({ device }) => device.key === 'phone');
    const columns = {
      at: Float64Array.from(egvs, ({ at }) => at),
      ticks: Float64Array.from(egvs, ({ ticks }, i) => (i % 97 === 5 ? 0 : ticks)),
      transmitterId: egvs.map(({ sensor }) => realTransmitterId(sensor) || null),
    };
    const began = egvs.filter(({ sensor }, i) => i > 0 && sensor.activatedAt !== egvs[i - 1]?.sensor.activatedAt);
    expect(inferSensorStarts(columns).map(({ at }) => at)).toEqual(began.map(({ at }) => at));
    expect(began.length).toBeGreaterThanOrEqual(person.id === 'new' ? 0 : 8);
  });
});
