import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TimeRange } from '../../core/contract';
import type { Clock } from '../../core/statistics/clock';
import { PRESETS, type PresetName } from '../../core/statistics/presets';
import { deriveSummary } from '../../core/statistics/summary';
import { askDays } from '../../renderer/days/ask-days';
import { deriveDayList } from '../../renderer/days/derive-days';
import { formatDayCoverage, formatDayNumbers } from '../../renderer/days/describe-day';
import { formatCoverage } from '../../renderer/period/covering';
import { createArchive } from '../../renderer/state/archive';
import { LATE_CODE } from '../../renderer/state/late-code';
import { formatWithUnit } from '../../renderer/statistics/format-figure';
import { loadSums } from '../../renderer/statistics/load-statistics';
import { deriveZoneRows } from '../../renderer/statistics/zone-rows';
import { deriveYears } from '../../renderer/year/derive-years';
import { describeCounts } from '../../renderer/year/metrics';
import { createFakeBridge, type FakeReading, fakeSnapshot } from '../support/fake-bridge';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Two hours before midnight in Berlin; the night after next the clocks are put back. */
const START = Date.UTC(2024, 9, 25, 20);
/** Readings every five minutes of three days, some missing; the values change slowly enough for every zone to come. */
const anyReadings = fc
  .array(fc.tuple(fc.integer({ min: 39, max: 401 }), fc.integer({ min: 0, max: 40 }), fc.boolean()), {
    minLength: 40,
    maxLength: 60,
  })
  .map((stretches) => {
    let at = START;
    return stretches.flatMap(([mgDl, count, isShort]) => {
      at += isShort ? 0 : 10 * MINUTE;
      return Array.from({ length: count }, (): FakeReading => {
        at += 5 * MINUTE;
        return { at, mgDl, offsetMinutes: at < Date.UTC(2024, 9, 27, 1) ? 120 : 60 };
      });
    });
  })
  .filter((readings) => readings.length > 0);
const anySpans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 8 })).map(([from, hours]): TimeRange => {
    return { fromAt: START + from * HOUR, toAt: START + (from + hours) * HOUR };
  }),
  { maxLength: 2 },
);
const anyClock = fc.constantFrom<Clock>({ kind: 'lived' }, { kind: 'home', zone: 'America/New_York' });

it('a day has the same numbers in Days, in Year and in the statistics of that day alone', async () => {
  const presets = Object.keys(PRESETS) as PresetName[];
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      anyReadings,
      anySpans,
      anyClock,
      fc.constantFrom(...presets),
      fc.constantFrom('mg/dL' as const, 'mmol/L' as const),
      async (readings, spans, clock, name, unit) => {
        const state = { now: (readings.at(-1)?.at ?? 0) + HOUR };
        const bridge = createFakeBridge(fakeSnapshot(readings, state), readings);
        for (const span of spans) await bridge.setExcluded(span, true);
        const [preset, reader] = [PRESETS[name], { unit, locale: 'en-GB' }];
        const archive = createArchive(bridge, () => clock, LATE_CODE.archive);
        const snapshot = bridge.snapshot();
        const { lastAt } = snapshot.history;
        const asked = await askDays(archive, snapshot, { kind: 'all' });
        const [year] = deriveYears(asked, preset.thresholds);
        for (const day of deriveDayList(asked, preset.thresholds, lastAt)) {
          if (day.range.toAt > Number(lastAt) + 1) continue; // the rest of it is not missing yet
          const sums = await loadSums(archive, day.range, lastAt);
          const { zones, mean } = deriveSummary(sums.distribution, sums.coverage, preset, 'day');
          const inYear = describeCounts(year?.days.get(day.localAt), 'target', reader);
          expect(formatDayCoverage(day)).toBe(formatCoverage(sums.coverage));
          if (sums.coverage.readings > 0) expect(inYear).toContain(`${formatCoverage(sums.coverage)} of readings`);
          expect(day.leftOut).toBe(sums.excluded);
          const numbers = formatDayNumbers(day, reader);
          expect(numbers === null).toBe(zones.kind !== 'value');
          if (!numbers || zones.kind !== 'value' || mean.kind !== 'value') continue;
          const rows = deriveZoneRows(zones.value, preset, reader);
          const shown = (of: string) => rows.find((row) => row.of === of)?.percent;
          expect(numbers).toEqual({
            target: shown('target'),
            below: shown('below'),
            above: shown('above') ?? shown('high'),
            mean: formatWithUnit(mean.value, reader),
          });
          expect(inYear).toContain(`${shown('target')} in range, mean ${numbers.mean}, ${shown('below')} below range`);
          compared += 1;
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(50);
});
