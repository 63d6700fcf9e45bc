import { isDeepStrictEqual } from 'node:util';
import type { RecordKind } from '../../../../core/history';
import { toMgDl } from '../../../../core/units';
import { parseDevices, parsePage } from '../../../../main/dexcom/parse-page';
import { parseRecordTime } from '../../../../main/dexcom/parse-time';
import type { ParsedPage } from '../../../../main/dexcom/records';

export type AnyKind = RecordKind | 'device';
export type Json = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const parseAny = (kind: AnyKind, body: unknown): ParsedPage<object> | null =>
  kind === 'device' ? parseDevices(body) : parsePage(kind, body);

/** Says what does not hold; in a loop of thousands, `expect` is most of the time. */
function hold(holds: boolean, what: string): void {
  if (!holds) throw new Error(`does not hold: ${what}`);
}

/** The latest and earliest instant a date can be, either side of 1970 (ms). Source: ECMAScript, time values. */
const LATEST_MS = 8.64e15;

/**
 * What holds of any page, whatever is in it: every record is read or set aside as it would be alone, so that none
 * costs another; no number or text is invented; times are times and offsets offsets. Says whether it was a page.
 */
export function checkPage(kind: AnyKind, body: unknown): boolean {
  const page = parseAny(kind, body);
  const list = listOf(kind, body);
  hold((page === null) === (list === null), 'what has a list is a page');
  if (page === null || list === null) return false;
  const alone = list.map((record) => parseAny(kind, { records: [record] }));
  const records = alone.flatMap((one) => one?.records ?? []);
  const rejected = alone.flatMap((one) => one?.rejected ?? []);
  hold(isDeepStrictEqual(page.records, records), 'records are read as they would be alone');
  hold(isDeepStrictEqual(page.rejected, rejected), 'records are set aside as they would be alone');
  for (const [index, record] of list.entries()) checkRecord(record, alone[index] ?? null);
  return true;
}

function listOf(kind: AnyKind, body: unknown): readonly unknown[] | null {
  if (!isJsonObject(body)) return null;
  if (Array.isArray(body.records)) return body.records;
  return kind === 'event' && Array.isArray(body.events) ? body.events : null;
}

function checkRecord(record: unknown, page: ParsedPage<object> | null): void {
  const read = page?.records[0];
  hold(read !== undefined || page?.rejected.length === 1, 'a record is read or set aside');
  if (read === undefined) return;
  const sent = leavesOf(record);
  for (const [name, leaf] of namedLeaves(read)) {
    if (name === 'extra') hold(isJsonObject(JSON.parse(String(leaf))), 'extra is an object');
    else if (typeof leaf === 'number') checkNumber(name, leaf, sent);
    else if (typeof leaf === 'string') checkText(leaf, sent);
  }
}

function checkNumber(name: string, number: number, sent: Leaves): void {
  hold(Number.isFinite(number), `${name} is finite`);
  hold(isRight(name, number, sent), `${name} of ${number}`);
}

function isRight(name: string, number: number, sent: Leaves): boolean {
  if (name === 'offsetMinutes') return number >= -720 && number <= 840;
  if (name === 'startMinutes' || name === 'endMinutes') return Number.isInteger(number) && number >= 0 && number < 1440;
  if (!name.endsWith('At')) return isSaid(name, number, sent);
  return Math.abs(number) <= LATEST_MS && sent.texts.some((text) => parseRecordTime(text)?.at === number);
}

/** Whether a number was sent, or is what a rule of reading makes of one that was. */
function isSaid(name: string, number: number, { numbers, texts }: Leaves): boolean {
  const isIn = (says: (sent: number) => boolean): boolean => numbers.some(says);
  if (isIn((sent) => sent === number)) return true;
  if (name === 'code' && number === 39) return texts.includes('low') || isIn((sent) => Math.round(sent) === 39);
  if (name === 'code' && number === 401)
    return texts.includes('high') || isIn((sent) => sent > 400.49 || toMgDl(sent) > 400);
  if (name === 'code') return isIn((sent) => Math.round(sent) === number || toMgDl(sent) === number);
  if (name === 'mgDl') return texts.includes('mmol/L') && isIn((sent) => toMgDl(sent) === number);
  if (name === 'trendRate') return texts.includes('mmol/L/min') && isIn((sent) => sent * 18.01559 === number);
  if (name === 'value') return texts.includes('fall') && isIn((sent) => -sent === number);
  return name === 'snoozeMinutes' && number === 30 && isIn((sent) => sent === 28);
}

const plain = (text: string): string => text.replace(/[\0\ud800-\udfff]/gu, '\ufffd');

/** Names this program gives where none, or another spelling, was sent. */
const OWN_WORDS = ['notes', 'unknown', ''];

function checkText(text: string, { texts }: Leaves): void {
  const isSent =
    OWN_WORDS.includes(text) || texts.some((sent) => plain(sent) === text || sent.trim().toLowerCase() === text);
  hold(isSent, `the text ${JSON.stringify(text)} was sent`);
}

type Leaves = { readonly numbers: readonly number[]; readonly texts: readonly string[] };

/** Every number (written as one, or as text) and every text of a value. */
function leavesOf(value: unknown): Leaves {
  const leaves = Array.from(namedLeaves({ value }), ([, leaf]) => leaf);
  const texts = leaves.filter((leaf) => typeof leaf === 'string');
  const numbers = leaves.filter((leaf) => typeof leaf === 'number');
  return { texts, numbers: [...numbers, ...texts.filter((text) => text.trim() !== '').map(Number)] };
}

/** Everything at the ends of a value, with the name of its field. */
export function* namedLeaves(value: object): Generator<[name: string, leaf: unknown]> {
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === 'object' && part !== null)
      yield* Array.isArray(part) ? leavesOfList(name, part) : namedLeaves(part);
    else yield [name, part];
  }
}

function* leavesOfList(name: string, list: readonly unknown[]): Generator<[name: string, leaf: unknown]> {
  for (const part of list) yield* namedLeaves({ [name]: part });
}
