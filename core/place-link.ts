import * as v from 'valibot';
import type { Against } from './period';
import type { Place, Shown } from './place';
import { placeSchema } from './place-schema';

const PREFIX = 'steadyline://view/';
const LINK = /^steadyline:\/\/view\/([a-z]+)\/?(?:\?(.*))?$/i;
const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** Whether a link is meant to lead to a view, be it one that this version knows or not. */
export const isPlaceLink = (link: string): boolean => link.toLowerCase().startsWith(PREFIX);

/** Reads a link to a view, such as "steadyline://view/days?period=14d"; null where anything of it is not understood. */
export function parsePlace(link: string): Place | null {
  const [, kind = '', query = ''] = LINK.exec(link) ?? [];
  const named = readQuery(query);
  const parsed = v.safeParse(placeSchema, named && placeOf(kind.toLowerCase(), named));
  return parsed.success ? parsed.output : null;
}

/** The link to a place. */
export function formatPlace(place: Place): string {
  const named = Object.entries(queryOf(place)).map(([name, value]) => `${name}=${value}`);
  return `${PREFIX}${place.kind}${named.length === 0 ? '' : `?${named.join('&')}`}`;
}

type Query = Readonly<Record<string, string>>;

/** Null where a name stands twice or a value cannot be read. */
function readQuery(query: string): Query | null {
  const pairs = query.split('&').filter(Boolean);
  const named = new Map(pairs.map((pair) => splitOnce(pair)));
  if (named.size < pairs.length) return null;
  try {
    return Object.fromEntries([...named].map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return null;
  }
}

function splitOnce(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** What a link says, still to be checked; names that its view has not are kept, and refused there. */
function placeOf(kind: string, { period, from, to, at, ...others }: Query): object {
  const shown = readShown({ period, from, to });
  switch (kind) {
    case 'moment':
      return { kind, at: readInstant(at ?? ''), ...others };
    case 'timeline':
      return { kind, shown, ...others };
    case 'days':
    case 'pattern':
      return { kind, period: shown, ...others };
    case 'compare': {
      const { against, 'against-from': first, 'against-to': last, ...rest } = others;
      return { kind, period: shown, against: readAgainst(against, first, last), ...rest };
    }
    case 'episodes':
    case 'events':
      return { kind, period: shown, of: null, ...others };
    default:
      return { kind, ...(shown ? { shown } : {}), ...others };
  }
}

type ShownQuery = { readonly [Name in 'period' | 'from' | 'to']: string | undefined };

function readShown({ period, from, to }: ShownQuery): object | null {
  if (period !== undefined) {
    if (from !== undefined || to !== undefined) return {};
    return period === 'all' ? { kind: 'all' } : { kind: 'last', length: period };
  }
  if (from === undefined && to === undefined) return null;
  const [fromDay, toDay] = [readDate(from ?? ''), readDate(to ?? '')];
  if (fromDay !== null && toDay !== null) return { kind: 'dates', fromDay, toDay };
  return { kind: 'times', fromAt: readInstant(from ?? ''), toAt: readInstant(to ?? '') };
}

function readAgainst(kind: string | undefined, from: string | undefined, to: string | undefined): object | null {
  if (kind !== undefined) return from === undefined && to === undefined ? { kind } : {};
  if (from === undefined && to === undefined) return null;
  return { kind: 'dates', fromDay: readDate(from ?? ''), toDay: readDate(to ?? '') };
}

/** A day, written as if it were UTC; one that no month has is none. */
function readDate(text: string): number | null {
  const day = DATE.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(day) && writeDate(day) === text ? day : null;
}

const readInstant = (text: string): number => (INSTANT.test(text) ? Date.parse(text) : Number.NaN);

const writeDate = (day: number): string => new Date(day).toISOString().slice(0, 10);
const writeInstant = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

function queryOf(place: Place): Query {
  switch (place.kind) {
    case 'moment':
      return { at: writeInstant(place.at) };
    case 'timeline':
      return writeShown(place.shown);
    case 'days':
    case 'pattern':
      return writeShown(place.period);
    case 'compare':
      return { ...writeShown(place.period), ...writeAgainst(place.against) };
    case 'episodes':
    case 'events':
      return { ...writeShown(place.period), ...(place.of ? { of: place.of } : {}) };
    default:
      return {};
  }
}

function writeShown(shown: Shown | null): Query {
  switch (shown?.kind) {
    case undefined:
      return {};
    case 'last':
      return { period: shown.length };
    case 'all':
      return { period: 'all' };
    case 'dates':
      return { from: writeDate(shown.fromDay), to: writeDate(shown.toDay) };
    case 'times':
      return { from: writeInstant(shown.fromAt), to: writeInstant(shown.toAt) };
  }
}

function writeAgainst(against: Against | null): Query {
  switch (against?.kind) {
    case undefined:
      return {};
    case 'before':
    case 'year-before':
      return { against: against.kind };
    case 'dates':
      return { 'against-from': writeDate(against.fromDay), 'against-to': writeDate(against.toDay) };
  }
}
