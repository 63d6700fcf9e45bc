import { isCalm } from '../calm';
import { describeConnection } from '../connection';
import { describeFilling } from '../filling-words';
import type { Glance } from '../glance';
import { trendArrow, trendWords } from '../trend';
import { describeFreshness, formatAgo, formatChange, formatClock, formatGlucose } from '../words';
import { ZONE_WORDS } from '../zones';
import { isHidden, isSignedOut, type TrayInput } from './input';

/** What the tray says in words: in its tooltip, and at the head of its menu. */
export function describeLines(input: TrayInput): string[] {
  const { account, connection, glance, locale } = input;
  if (isSignedOut(input)) return ['Steadyline: signed out'];
  if (connection.kind === 'asking-person') return ['Steadyline: whose data is this?'];
  const lines = [...describeReading(input), describeFreshness(glance, locale)];
  if (account.kind === 'demo') lines.push('Demo: these are not your values.');
  lines.push(...describeFill(input));
  if (!isCalm(connection)) lines.push(describeConnection(connection).sentence);
  return lines;
}

/** Out of reach nothing is fetched: then what is wrong is said alone. */
function describeFill({ filling, connection, locale }: TrayInput): string[] {
  if (filling === null || (connection.kind !== 'online' && !filling.paused)) return [];
  const { doing, where } = describeFilling(filling, locale);
  return [`${doing} ${where}`];
}

function describeReading(input: TrayInput): string[] {
  const { glance } = input;
  if (isHidden(input)) return [describeHidden(input), ...(glance.kind === 'none' ? [] : [ageOf(glance.ageMs)])];
  return [glance.kind === 'none' ? 'No recent reading' : describeValue(glance, input)];
}

const ageOf = (ageMs: number): string => `The last reading is from ${formatAgo(ageMs)}`;

function describeHidden({ privacy, locale }: TrayInput): string {
  if (privacy.kind !== 'presenting') return 'Steadyline: values are hidden';
  return `Steadyline: values are hidden until ${formatClock(privacy.untilAt, locale)}`;
}

function describeValue(glance: Extract<Glance, { kind: 'value' }>, { settings, locale }: TrayInput): string {
  const { unit } = settings;
  const value = `${formatGlucose(glance.glucose, unit, locale)}${glance.glucose.kind === 'value' ? ` ${unit}` : ''}`;
  const change = formatChange(glance.changeMgDl, unit, locale);
  const details = [ZONE_WORDS[glance.zone], trendWords(glance.trend), change && `${change} in 5 min`];
  const arrow = trendArrow(glance.trend);
  return `${value}${arrow ? ` ${arrow}` : ''}, ${formatAgo(glance.ageMs)} (${details.filter(Boolean).join(', ')})`;
}
