import type { ClockColumns } from '../../core/history';
import { formatOffset } from '../chart/offset';
import type { Mark } from './marks';

/** Where the phone's clock changed: the records do not say whether by travel or by summer time. */
export const deriveClockMarks = ({ at, offsetMinutes }: ClockColumns): readonly Mark[] =>
  Array.from(at)
    .map((time, i): Mark => {
      const [before, after] = [offsetMinutes[i - 1], offsetMinutes[i]].map((minutes) => formatOffset(Number(minutes)));
      return {
        kind: 'clock',
        lane: null,
        shape: 'dot',
        at: time,
        toAt: time,
        label: `clock ${before} → ${after}`,
        mgDl: null,
        words: `The phone’s clock changed from ${before} to ${after}, by travel or summer time`,
        entry: null,
      };
    })
    .slice(1);
