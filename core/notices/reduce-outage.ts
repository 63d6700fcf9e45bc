import type { Notice } from './notice';
import { type NoticeState, newOutage, recovered } from './notice-state';
import { isAsExpected, makeNotice, mayTell, type Poll } from './present';
import { dueOf, tell } from './told';

/**
 * What a poll says of readings that do not come: only a poll asked while awake knows that there are none, and an outage
 * is over only when a reading has come as expected.
 */
export function reduceOutage(state: NoticeState, by: Poll): { state: NoticeState; notices: readonly Notice[] } {
  const { newestAt } = state;
  if (newestAt === null) return { state, notices: [] };
  if (isAsExpected(newestAt, by.poll)) {
    return { state: state.outage ? recovered({ ...state, outage: null }, 'no-data') : state, notices: [] };
  }
  const { poll, settings } = by;
  const { afterMs, repeatMs } = settings.rules['no-data'];
  if (poll.at - newestAt < poll.expectedDelayMs + afterMs) return { state, notices: [] };
  const outage = { ...(state.outage ?? newOutage(newestAt)), lastAt: newestAt };
  const due = isOfThisWaking(state, by) ? dueOf(outage, repeatMs, poll.at) : null;
  if (due === null || !mayTell(state, 'no-data', poll.at, state.offsetMinutes, by)) {
    return { state: { ...state, outage }, notices: [] };
  }
  const { offsetMinutes } = state;
  const about = { rule: 'no-data' } as const;
  const notice = makeNotice({ kind: 'due', about, at: newestAt, offsetMinutes, isAgain: due === 'again' }, by);
  return { state: { ...state, outage: tell(outage, poll.at) }, notices: [notice] };
}

/** A poll asked before the computer slept may have been answered before it, too. A clock that was set back proves nothing. */
function isOfThisWaking({ awakeSinceAt }: NoticeState, { poll }: Poll): boolean {
  return awakeSinceAt !== null && (poll.askedAt >= awakeSinceAt || awakeSinceAt > poll.at);
}
