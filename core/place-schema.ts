import * as v from 'valibot';
import { keyOf } from './account-schema';
import { PERIOD_MS } from './period';
import { EPISODES_OF_WORDS, EVENTS_OF_WORDS, type Place } from './place';

const DAY_MS = 24 * 3_600_000;
/** No reading is from before or after these years. */
const EARLIEST_AT = Date.UTC(1970, 0, 1);
const LATEST_AT = Date.UTC(2200, 0, 1);

const time = v.pipe(v.number(), v.integer(), v.minValue(EARLIEST_AT), v.maxValue(LATEST_AT));
const day = v.pipe(time, v.multipleOf(DAY_MS));
const dates = v.pipe(
  v.strictObject({ kind: v.literal('dates'), fromDay: day, toDay: day }),
  v.check(({ fromDay, toDay }) => fromDay <= toDay),
);
const times = v.pipe(
  v.strictObject({ kind: v.literal('times'), fromAt: time, toAt: time }),
  v.check(({ fromAt, toAt }) => fromAt < toAt),
);
const last = v.strictObject({ kind: v.literal('last'), length: keyOf(PERIOD_MS) });
const before = v.strictObject({ kind: v.picklist(['before', 'year-before']) });
const all = v.strictObject({ kind: v.literal('all') });
const period = v.nullable(v.union([last, all, dates]));

/** Reads a place that a link, the settings file or a window names. */
export const placeSchema: v.GenericSchema<unknown, Place> = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['now', 'year', 'devices', 'notices', 'settings']) }),
  v.strictObject({ kind: v.literal('moment'), at: time }),
  v.strictObject({ kind: v.literal('timeline'), shown: v.nullable(v.union([last, all, dates, times])) }),
  v.strictObject({ kind: v.picklist(['days', 'pattern']), period }),
  v.strictObject({ kind: v.literal('compare'), period, against: v.nullable(v.union([before, dates])) }),
  v.strictObject({ kind: v.literal('episodes'), period, of: v.nullable(keyOf(EPISODES_OF_WORDS)) }),
  v.strictObject({ kind: v.literal('events'), period, of: v.nullable(keyOf(EVENTS_OF_WORDS)) }),
]);
