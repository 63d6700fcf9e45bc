import type { Bridge, ReadingColumns } from '../../core/contract';
import { createOffsetAt, type OffsetAt } from '../../core/period';
import type { Clock } from '../../core/statistics/clock';
import { offsetOfZone } from '../../core/zone';
import { computerOffset } from '../chart/offset';
import type { ShownArchive } from './archive';
import { remember } from './remember';

/** Asks main, and puts what it answers on the clock of that moment. */
export function createMovedArchive(bridge: Bridge, clockOf: () => Clock): ShownArchive {
  const homeOffset = (): OffsetAt | null => {
    const clock = clockOf();
    return clock.kind === 'lived' ? null : offsetOfZone(clock.zone);
  };
  const moved = <Columns extends Moments>(columns: Columns, offsetAt: OffsetAt | null): Columns =>
    offsetAt ? { ...columns, offsetMinutes: Int16Array.from(columns.at, (at) => offsetAt(at)) } : columns;
  const [days, pattern, clocks] = [remember(bridge.getDays), remember(bridge.getPattern), remember(bridge.getClocks)];
  return {
    getExclusions: bridge.getExclusions,
    getDays: (range) => days.ask(range, clockOf()),
    getPattern: (range, preset) => pattern.ask(range, preset, clockOf()),
    getReadings: async (range) => moved(await bridge.getReadings(range), homeOffset()),
    getRecords: async (range) => {
      const { event, calibration, alert } = await bridge.getRecords(range);
      const offsetAt = homeOffset();
      return {
        event: moved(event, offsetAt),
        calibration: moved(calibration, offsetAt),
        alert: moved(alert, offsetAt),
      };
    },
    getOffsetAt: async () => homeOffset() ?? createOffsetAt(await clocks.ask(), computerOffset),
    forget: () => {
      for (const one of [days, pattern, clocks]) one.forget();
    },
  };
}

type Moments = Pick<ReadingColumns, 'at' | 'offsetMinutes'>;
