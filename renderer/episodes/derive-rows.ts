import type { LoggedColumns, TimeRange } from '../../core/contract';
import { describeName, formatEventValue } from '../../core/events';
import type { EventColumns } from '../../core/history';
import { indexAt } from '../../core/statistics/readings';
import type { GlucoseUnit } from '../../core/units';
import { kindOfType, type LogKind } from '../events/log-kinds';
import type { AskedEpisodes, FoundEpisode } from './ask-episodes';

const MINUTE_MS = 60_000;
/** What was entered so long before an episode is said beside it. */
export const BEFORE_MS = 120 * MINUTE_MS;
/** A phone may alert at a bound of its own, some time before ours is reached. */
const ALERT_BEFORE_MS = 30 * MINUTE_MS;

/** What an episode is; a dip is low for less than a quarter of an hour, and listed for its shape or its mark only. */
export type RowKind = 'low' | 'very-low' | 'high' | 'very-high' | 'dip';

/** Something at a time (epoch ms). */
type Moment = { readonly at: number; readonly what: string };

/** An episode with all that is known of it. Times are epoch ms, `extreme` is a code, `rate` mg/dL a minute. */
export type EpisodeRow = {
  readonly key: string;
  readonly kind: RowKind;
  readonly startAt: number;
  readonly endAt: number;
  readonly ended: FoundEpisode['ended'];
  readonly isExtended: boolean;
  readonly extreme: number | null;
  readonly rate: number | null;
  readonly before: readonly Moment[];
  readonly alerts: readonly Moment[];
  /** What would be left out of statistics. */
  readonly span: TimeRange;
  readonly isSuggested: boolean;
  /** What of it is left out, null where nothing is. */
  readonly leftOut: TimeRange | null;
};

/** The episodes of a period, oldest first, and the dips among them. */
export function deriveRows(
  asked: AskedEpisodes,
  exclusions: readonly TimeRange[],
  unit: GlucoseUnit,
  locale: string,
): readonly EpisodeRow[] {
  const { episodes, suggestions, logged, range } = asked;
  const alerts = deriveAlerts(logged);
  const rows = episodes.map((found): EpisodeRow => {
    const own = ownSpan(found);
    const suggestion = found.side === 'low' ? suggestions.find((one) => overlaps(one, own)) : undefined;
    const kind = found.level === 2 ? (`very-${found.side}` as const) : found.side;
    return {
      key: `${found.side} ${found.startAt}`,
      kind,
      startAt: found.startAt,
      endAt: found.endAt,
      ended: found.ended,
      isExtended: found.isExtended,
      extreme: found.extreme,
      rate: found.rate,
      before: entriesBefore(logged.event, found.startAt, unit, locale),
      alerts: alertsOf(alerts, found),
      span: suggestion ? { fromAt: suggestion.fromAt, toAt: suggestion.toAt } : own,
      isSuggested: suggestion !== undefined,
      leftOut: found.side === 'low' ? hullOf(exclusions.filter((one) => overlaps(one, own))) : null,
    };
  });
  const lows = episodes.filter(({ side }) => side === 'low').map(ownSpan);
  const isAlone = (span: TimeRange): boolean => !lows.some((low) => overlaps(low, span));
  const dips = suggestions.filter(isAlone).map((span) => dipOf(span, span.least, true, exclusions));
  const marked = exclusions
    .filter((span) => overlaps(span, range) && isAlone(span) && !suggestions.some((one) => overlaps(one, span)))
    .map((span) => dipOf(span, null, false, exclusions));
  return [...rows, ...dips, ...marked].sort((a, b) => a.startAt - b.startAt);
}

const overlaps = (a: TimeRange, b: TimeRange): boolean => a.fromAt < b.toAt && b.fromAt < a.toAt;

/** From the first reading beyond to the last: the reading that ends it is back already, but where there was none. */
const ownSpan = ({ startAt, endAt, ended }: FoundEpisode): TimeRange => ({
  fromAt: startAt,
  toAt: ended === 'back' ? endAt : endAt + 1,
});

const hullOf = (spans: readonly TimeRange[]): TimeRange | null =>
  spans.length === 0
    ? null
    : { fromAt: Math.min(...spans.map((one) => one.fromAt)), toAt: Math.max(...spans.map((one) => one.toAt)) };

const dipOf = (
  { fromAt, toAt }: TimeRange,
  least: number | null,
  isSuggested: boolean,
  exclusions: readonly TimeRange[],
): EpisodeRow => ({
  key: `dip ${fromAt}`,
  kind: 'dip',
  startAt: fromAt,
  endAt: toAt,
  ended: 'back',
  isExtended: false,
  extreme: least,
  rate: null,
  before: [],
  alerts: [],
  span: { fromAt, toAt },
  isSuggested,
  leftOut: hullOf(exclusions.filter((one) => overlaps(one, { fromAt, toAt }))),
});

const TOLD_BEFORE: ReadonlySet<LogKind> = new Set(['insulin', 'carbs', 'exercise']);

function entriesBefore(events: EventColumns, startAt: number, unit: GlucoseUnit, locale: string): readonly Moment[] {
  const entries: Moment[] = [];
  for (let i = indexAt(events.at, startAt - BEFORE_MS); (events.at[i] ?? Number.POSITIVE_INFINITY) <= startAt; i += 1) {
    const type = events.type[i] ?? '';
    if (!TOLD_BEFORE.has(kindOfType(type))) continue;
    const measured = { type, value: events.value[i] ?? null, unit: events.unit[i] ?? null, text: null };
    const subType = events.subType[i] ?? null;
    const parts = [
      describeName('eventType', type),
      subType === null ? '' : describeName('eventSubType', subType),
      formatEventValue(measured, unit, locale),
    ];
    entries.push({ at: events.at[i] ?? 0, what: parts.filter(Boolean).join(' ') });
  }
  return entries;
}

const ALERTS_OF: Readonly<Record<'low' | 'high', readonly string[]>> = {
  low: ['low', 'urgentLow', 'fixedLow', 'urgentLowSoon'],
  high: ['high'],
};

type Alerts = Readonly<Record<'low' | 'high', { readonly at: Float64Array; readonly what: readonly string[] }>>;

/** The alerts that a phone gave, by the side they are of. */
function deriveAlerts({ alert }: LoggedColumns): Alerts {
  const of = (side: 'low' | 'high') => {
    const isOf = (i: number): boolean =>
      alert.state[i] === 'activeAlarming' && ALERTS_OF[side].includes(alert.name[i] ?? '');
    return {
      at: alert.at.filter((_, i) => isOf(i)),
      what: alert.name.filter((_, i) => isOf(i)).map((name) => describeName('alertName', name)),
    };
  };
  return { low: of('low'), high: of('high') };
}

function alertsOf(alerts: Alerts, { side, startAt, endAt }: FoundEpisode): readonly Moment[] {
  const { at, what } = alerts[side];
  const [from, to] = [indexAt(at, startAt - ALERT_BEFORE_MS), indexAt(at, endAt + 1)];
  return what.slice(from, to).map((words, i) => ({ at: at[from + i] ?? 0, what: words }));
}
