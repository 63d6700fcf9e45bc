import * as v from 'valibot';
import type { TimeRange } from './contract';
import { mergeIntervals, subtractIntervals } from './intervals';
import { parseJsonText } from './parse-json';

const time = v.pipe(v.number(), v.finite());
const kept = v.array(v.object({ fromAt: time, toAt: time }));

/** The spans of readings that the person left out of statistics, in order, as an earlier run kept them; none where the text is broken. */
export function parseExclusions(text: string | null): readonly TimeRange[] {
  const read = v.safeParse(kept, parseJsonText(text));
  return read.success ? mergeIntervals(read.output) : [];
}

/** The spans once one was left out, or is counted again. */
export const withExclusion = (spans: readonly TimeRange[], span: TimeRange, excluded: boolean): readonly TimeRange[] =>
  excluded ? mergeIntervals([...spans, span]) : spans.flatMap((one) => subtractIntervals(one, [span]));
