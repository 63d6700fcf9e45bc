import type { AlertStep } from './event';
import type { Notice } from './notice';
import { type NoticeState, type PhoneAlert, recovered } from './notice-state';
import { isAsExpected, isOfToday, isPossible, makeNotice, mayTell, type Poll } from './present';
import { dueOf, tell, tellAsPast, UNTOLD } from './told';

/** A phone rings again every few hours at most while an alert lasts; after this, one whose end was not seen is another. */
const LASTS_AT_MOST_MS = 6 * 3_600_000;
/** Records are read again for a day; after two, none of an alert comes again. */
const FORGOTTEN_AFTER_MS = 48 * 3_600_000;

type Walked = { readonly state: NoticeState; readonly notices: readonly Notice[] };

/** What a poll's alerts make of the state: each step newer than the last of its alert is looked at, in their order. */
export function reducePhone(state: NoticeState, by: Poll): Walked {
  const steps = [...by.poll.alerts].sort((a, b) => a.at - b.at);
  let walked: Walked = { state: forgetOld(state, by), notices: [] };
  for (const step of steps) if (isNew(walked.state, step, by)) walked = walkStep(walked, step, by);
  return walked;
}

const isNew = ({ alertsFromAt, phone }: NoticeState, { at, name }: AlertStep, { poll }: Poll): boolean =>
  isPossible(at, poll) && at > Math.max(alertsFromAt ?? at - 1, known(phone, name)?.at ?? at - 1);

const known = (phone: NoticeState['phone'], name: string): PhoneAlert | undefined =>
  Object.hasOwn(phone, name) ? phone[name] : undefined;

function forgetOld(state: NoticeState, { poll }: Poll): NoticeState {
  const entries = Object.entries(state.phone).filter(([, { at }]) => at > poll.at - FORGOTTEN_AFTER_MS);
  return { ...state, phone: Object.fromEntries(entries) };
}

function walkStep({ state, notices }: Walked, step: AlertStep, by: Poll): Walked {
  const before = known(state.phone, step.name);
  const alert = advanceAlert(before, step);
  const after = withAlert(state, step.name, alert);
  if (!isRinging(step)) return { state: before?.isOn && !alert.isOn ? settle(after) : after, notices };
  return ring({ state: after, notices }, step, alert, by);
}

/** Where an alert stands after one more step of it. */
export function advanceAlert(before: PhoneAlert | undefined, step: Pick<AlertStep, 'at' | 'state'>): PhoneAlert {
  const goesOn = before?.isOn === true && step.at - before.at <= LASTS_AT_MOST_MS;
  const isOn = isRinging(step) || step.state === 'activeSnoozed';
  return { ...(goesOn ? before : UNTOLD), at: step.at, isOn };
}

/** Whether at this step the phone made itself heard. */
export const isRinging = ({ state }: Pick<AlertStep, 'state'>): boolean => state === 'activeAlarming';

const withAlert = (state: NoticeState, name: string, alert: PhoneAlert): NoticeState => ({
  ...state,
  phone: Object.fromEntries([...Object.entries(state.phone), [name, alert]]),
});

const settle = (state: NoticeState): NoticeState =>
  Object.values(state.phone).some(({ isOn }) => isOn) ? state : recovered(state, 'phone-alerted');

function ring({ state, notices }: Walked, step: AlertStep, alert: PhoneAlert, by: Poll): Walked {
  const { at, name, offsetMinutes } = step;
  const { alerts, repeatMs } = by.settings.rules['phone-alerted'];
  const due = alerts === 'all' || alerts.includes(name) ? dueOf(alert, repeatMs, by.poll.at) : null;
  if (due === null || !mayTell(state, 'phone-alerted', at, offsetMinutes, by)) return { state, notices };
  const isDue = isAsExpected(at, by.poll);
  const isAgain = due === 'again';
  if (!isDue && (isAgain || alert.pastAt !== null || !isOfToday(at, by.poll))) return { state, notices };
  const about = { rule: 'phone-alerted', alert: name } as const;
  const notice = makeNotice({ kind: isDue ? 'due' : 'past', about, at, offsetMinutes, isAgain }, by);
  const told = isDue ? tell(alert, by.poll.at) : tellAsPast(alert, at);
  const others = notices.filter(
    (other) => !isOf(other, name) || (other.kind !== notice.kind && other.at !== alert.pastAt),
  );
  return { state: withAlert(state, name, told), notices: [...others, notice] };
}

const isOf = ({ about }: Notice, name: string): boolean => about.rule === 'phone-alerted' && about.alert === name;
