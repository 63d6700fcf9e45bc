import type { RecordKind } from '../../core/history';
import type { Interval } from '../../core/intervals';
import type { Filling } from '../../core/snapshot';
import { RECORD_KINDS, restOf, type Spans, type Standing, without } from './plan';

/**
 * How far the fill has come, over the whole history as far as it can be had; null where nothing older is left.
 * @param outOfReach what fails now and is not waited for
 */
export function deriveFilling(standing: Standing, paused: boolean, outOfReach: Spans): Filling | null {
  const { at, starts } = standing;
  const reachable = (kind: RecordKind, spans: readonly Interval[]) => without(spans, outOfReach[kind]);
  const rests = RECORD_KINDS.flatMap((kind) => reachable(kind, restOf(standing, kind)));
  if (rests.length === 0) return null;
  const reachedAt = Math.max(...rests.map(({ toAt }) => toAt));
  const wholes = RECORD_KINDS.flatMap((kind) => reachable(kind, [{ fromAt: starts[kind] ?? at, toAt: at }]));
  const [leftMs, wholeMs] = [lengthOf(rests), lengthOf(wholes)];
  return { reachedAt, share: Math.min(Math.max(1 - leftMs / wholeMs, 0), 1), paused };
}

const lengthOf = (spans: readonly Interval[]): number =>
  spans.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0);
