import type { TimeRange } from '../../core/contract';
import { LANES, type Mark, type Shape } from './marks';

/** Marks that are drawn alike, oldest first, how long the longest of them lasted, and the shapes they have. */
export type MarkGroup = {
  readonly marks: readonly Mark[];
  readonly longestMs: number;
  readonly shapes: readonly Shape[];
};

/** Marks by where they are drawn. */
export type MarkGroups = {
  /** As the lanes are from top to bottom. */
  readonly lanes: readonly MarkGroup[];
  readonly fingersticks: MarkGroup;
  readonly clocks: MarkGroup;
};

const known = new WeakMap<readonly Mark[], MarkGroups>();

/** Found once for all drawings of the same marks, oldest first: a drawing that moves must not look through thousands. */
export function groupMarks(marks: readonly Mark[]): MarkGroups {
  const found = known.get(marks) ?? deriveGroups(marks);
  known.set(marks, found);
  return found;
}

function deriveGroups(marks: readonly Mark[]): MarkGroups {
  const of = (isOne: (mark: Mark) => boolean): MarkGroup => {
    const own = marks.filter(isOne);
    const longestMs = own.reduce((longest, { at, toAt }) => Math.max(longest, toAt - at), 0);
    return { marks: own, longestMs, shapes: [...new Set(own.map(({ shape }) => shape))] };
  };
  return {
    lanes: LANES.map((lane) => of((mark) => mark.lane === lane)),
    fingersticks: of(({ mgDl }) => mgDl !== null),
    clocks: of(({ kind }) => kind === 'clock'),
  };
}

/** The marks of a group that a range has something of. */
export function seenIn({ marks, longestMs }: MarkGroup, { fromAt, toAt }: TimeRange): readonly Mark[] {
  const seen = marksBetween(marks, fromAt - longestMs, toAt);
  return longestMs === 0 ? seen : seen.filter((mark) => mark.toAt >= fromAt);
}

/** Those of some marks, oldest first, that began between two times or at one of them. */
export const marksBetween = (marks: readonly Mark[], fromAt: number, toAt: number): readonly Mark[] =>
  marks.slice(firstAfter(marks, fromAt), firstAfter(marks, toAt, true));

/** The first mark at or after a time, or after it. */
function firstAfter(marks: readonly Mark[], at: number, isAfter = false): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = marks[middle]?.at ?? 0;
    if (one < at || (isAfter && one === at)) low = middle + 1;
    else high = middle;
  }
  return low;
}
