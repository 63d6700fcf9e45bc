import type { LoggedColumns } from '../../core/contract';
import { kindOfType, LOG_KIND_WORDS, LOG_KINDS, type LogKind } from '../events/log-kinds';

/** What was entered or noted at a time (epoch ms). */
export type DayMark = { readonly at: number; readonly kind: LogKind };

/** The entries of a day and the alerts that its phone gave, oldest first. */
export function deriveDayMarks({ event, calibration, alert }: LoggedColumns): readonly DayMark[] {
  const alerted = [...alert.at].filter((_, i) => alert.state[i] === 'activeAlarming');
  return [
    ...event.type.map((type, i): DayMark => ({ at: event.at[i] ?? 0, kind: kindOfType(type) })),
    ...[...calibration.at].map((at): DayMark => ({ at, kind: 'fingerstick' })),
    ...alerted.map((at): DayMark => ({ at, kind: 'alert' })),
  ].sort((a, b) => a.at - b.at);
}

/**
 * Where pictures of a size are drawn, each at its time or beside what lies there already, up to two further; the first of a
 * kind stands for those of its kind that would lie on it.
 */
export function placeMarks(
  marks: readonly DayMark[],
  leftOf: (at: number) => number,
  size: number,
): ReadonlyArray<{ readonly kind: LogKind; readonly left: number }> {
  const endOf = new Map<LogKind, number>();
  let end = Number.NEGATIVE_INFINITY;
  return marks.flatMap(({ at, kind }) => {
    const wanted = leftOf(at);
    const left = Math.max(wanted, end);
    if (wanted < (endOf.get(kind) ?? wanted) || left > wanted + 2 * size) return [];
    end = left + size;
    endOf.set(kind, end);
    return [{ kind, left }];
  });
}

/** How many of each kind, in words: "Carbs 3, Insulin 5". */
export function describeMarks(marks: readonly DayMark[]): string {
  return LOG_KINDS.flatMap((kind) => {
    const count = marks.filter((mark) => mark.kind === kind).length;
    return count === 0 ? [] : [`${LOG_KIND_WORDS[kind]} ${count}`];
  }).join(', ');
}
