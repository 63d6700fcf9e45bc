import { assertNever } from '../assert-never';
import { describeName } from '../events';
import { glucoseFromCode } from '../glucose';
import type { Privacy } from '../privacy';
import { nameSchedule, type Reader } from '../schedule-words';
import { formatGlucoseNumber } from '../units';
import { formatClock, formatGlucose } from '../words';
import type { Origin } from './derive-defaults';
import type { About, Notice } from './notice';
import type { RateName, RuleName } from './rules';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What each rule is called. */
export const RULE_WORDS: Record<RuleName, string> = {
  'urgent-low': 'Urgent low',
  low: 'Low',
  high: 'High',
  'urgent-high': 'Very high',
  'fast-fall': 'Falling fast',
  'fast-rise': 'Rising fast',
  'high-for-long': 'High for long',
  'no-data': 'No data',
  'phone-alerted': 'Your phone alerted',
};

/** What must be agreed to before any rule is switched on. */
export const CONSENT_WORDS =
  'Readings reach Steadyline an hour or more after they were measured. Its notices say what was, never what is. ' +
  'Keep the alerts of your phone or receiver on: they are your alarm.';

/** A notice as the system shows it. */
export type NoticeText = { readonly title: string; readonly body: string };

/**
 * A notice in words: what was and when, and when that was reported, all on the person's own clock. Without values no
 * glucose is in it.
 */
export function describeNotice(notice: Notice, reader: Reader, showValues: boolean): NoticeText {
  return { title: titleOf(notice, reader), body: bodyOf(notice, reader, showValues) };
}

/** How much a notice may say: nothing of what it is about, no values, or all. */
export const CANDOURS = ['nothing', 'words', 'values'] as const;
export type Candour = (typeof CANDOURS)[number];

/** Hidden values hide what notices are about too; a locked screen shows no values, whatever was chosen. */
export function deriveCandour(showValues: boolean, privacy: Privacy, locked: boolean): Candour {
  if (privacy.kind !== 'shown') return 'nothing';
  return showValues && !locked ? 'values' : 'words';
}

/** A notice in as many words as it may have. */
export const describeOpenly = (notice: Notice, reader: Reader, candour: Candour): NoticeText =>
  candour === 'nothing' ? WITHHELD : describeNotice(notice, reader, candour === 'values');

const WITHHELD: NoticeText = {
  title: 'Steadyline has a notice',
  body: 'Values are hidden. Show them in Steadyline to read it.',
};

/** The same of a made-up person: the settings of the person's own notices are in force in the demo too. */
export const describeDemo = ({ title, body }: NoticeText): NoticeText => ({
  title: `Demo: ${title}`,
  body: `${body} These are not your values.`,
});

/** The same as one that is only tried out. */
export const describeTest = (text: NoticeText): NoticeText => ({
  title: `Test: ${text.title}`,
  body: `This is how it looks. ${text.body}`,
});

/** A title says the time too, so that it cannot be read as now. */
function titleOf(notice: Notice, reader: Reader): string {
  const { about, at } = notice;
  if (about.rule === 'no-data') return `No new data since ${formatTime(notice, at, reader)}`;
  const again = notice.isAgain ? ', still' : '';
  const what = about.rule === 'phone-alerted' ? 'Your device alerted' : PAST_WORDS[about.rule];
  return `${what} at ${formatTime(notice, at, reader)}${again}`;
}

/** In the past: nothing here is live. */
const PAST_WORDS: Record<Exclude<RuleName, 'no-data' | 'phone-alerted'>, string> = {
  'urgent-low': 'Urgent low',
  low: 'Low',
  high: 'High',
  'urgent-high': 'Very high',
  'fast-fall': 'Fell fast',
  'fast-rise': 'Rose fast',
  'high-for-long': 'High for long',
};

function bodyOf(notice: Notice, reader: Reader, showValues: boolean): string {
  const { about, at } = notice;
  const time = formatTime(notice, at, reader);
  const reported = `(reported ${formatTime(notice, notice.reportedAt, reader)})`;
  switch (about.rule) {
    case 'no-data':
      return 'Your phone may be off or offline.';
    case 'phone-alerted':
      return `${describeName('alertName', about.alert)} ${reported}.`;
    case 'fast-fall':
    case 'fast-rise':
      return showValues
        ? `At ${time} you were ${formatCode(about.code, reader)}, ${formatChange(about, reader)} ${reported}.`
        : `At ${time} you had ${CHANGE_WORDS[about.rule].had} ${reported}.`;
    default:
      return `At ${time} you were ${levelOf(about, reader, showValues)}${sinceOf(notice, about, reader)} ${reported}.`;
  }
}

type Level = Extract<About, { sinceAt: number }>;
type Rate = Extract<About, { rule: RateName }>;

const LEVEL_WORDS: Record<Level['rule'], string> = {
  'urgent-low': 'below your urgent low mark',
  low: 'below your low mark',
  high: 'above your high mark',
  'urgent-high': 'above your very high mark',
  'high-for-long': 'above your high mark',
};

const CHANGE_WORDS: Record<RateName, { readonly had: string; readonly than: string }> = {
  'fast-fall': { had: 'fallen fast', than: 'lower' },
  'fast-rise': { had: 'risen fast', than: 'higher' },
};

const levelOf = ({ rule, code }: Level, reader: Reader, showValues: boolean): string =>
  showValues ? formatCode(code, reader) : LEVEL_WORDS[rule];

const sinceOf = (notice: Notice, { rule, sinceAt }: Level, reader: Reader): string =>
  rule === 'high-for-long' ? `, high since ${formatTime(notice, sinceAt, reader)}` : '';

/** LOW and HIGH hide by how much more it changed. */
function formatChange({ rule, change, code }: Rate, { unit, locale }: Reader): string {
  const shown = `${formatGlucoseNumber(Math.abs(change.mgDl), unit, locale)} ${unit}`;
  const before = code - change.mgDl;
  const isClipped = [code, before].some((one) => glucoseFromCode(one).kind !== 'value');
  const minutes = Math.round(change.overMs / MINUTE_MS);
  return `${isClipped ? 'at least ' : ''}${shown} ${CHANGE_WORDS[rule].than} than ${minutes} min before`;
}

/** A code as a person reads it, with its unit where it is a number. */
export function formatCode(code: number, { unit, locale }: Reader): string {
  const glucose = glucoseFromCode(code);
  if (glucose.kind === 'none') return 'without a value';
  const text = formatGlucose(glucose, unit, locale);
  return glucose.kind === 'value' ? `${text} ${unit}` : text;
}

/** A clock time on the notice's own clock, with the day where the report is of another one by a day or more. */
function formatTime({ offsetMinutes, reportedAt }: Notice, at: number, { locale }: Reader): string {
  const clock = formatClock(at, locale, offsetMinutes);
  return reportedAt - at < DAY_MS ? clock : `${clock} on ${formatDate(at, locale, offsetMinutes)}`;
}

/** A day such as "14 Nov" in the locale's writing, at a UTC offset or in this computer's zone. */
export function formatDate(at: number, locale: string, offsetMinutes: number | null): string {
  const zone = offsetMinutes === null ? {} : { timeZone: 'UTC' };
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone });
  return format.format(at + (offsetMinutes ?? 0) * MINUTE_MS);
}

/** Where a default comes from, as a sentence. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'usual':
      return 'A usual value. Your devices say nothing of it.';
    case 'above-high':
      return 'A usual value, moved up to stay above your own high.';
    case 'device': {
      const device = origin.displayDevice === null ? 'device' : describeName('displayDevice', origin.displayDevice);
      const from = `From your ${device}: ${describeName('alertName', origin.alert)}, ${nameSchedule(origin.schedule)}.`;
      return origin.others === 0 ? from : `${from} Other schedules of it have another value.`;
    }
    default:
      return assertNever(origin);
  }
}
