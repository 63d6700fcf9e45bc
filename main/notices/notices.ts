import type { NoticeEvent } from '../../core/notices/event';
import { NOTHING_NOTICED, type NoticeState, snoozedUntil } from '../../core/notices/notice-state';
import { reduceNotices } from '../../core/notices/reduce';
import { RULE_NAMES, type RuleName } from '../../core/notices/rules';
import type { AppState } from '../state';

/** The notices of the account in use. */
export type Notices = {
  snooze(rule: RuleName, forMs: number, cancelledByRecovery: boolean): void;
  unsnooze(rule: RuleName): void;
};

/** Keeps what the notices remember, and shows it on the board. */
export function createNotices(state: AppState, now: () => number): Notices {
  let noticed: NoticeState = NOTHING_NOTICED;
  const hear = (event: NoticeEvent): void => {
    const reduced = reduceNotices(noticed, event, state.settings.value.notices);
    noticed = reduced.state;
    state.board.value = { ...state.board.value, snoozes: snoozesAt(noticed, event.at) };
  };
  return {
    snooze: (rule, forMs, cancelledByRecovery) =>
      hear({ kind: 'snooze', at: now(), rule, untilAt: now() + forMs, cancelledByRecovery }),
    unsnooze: (rule) => hear({ kind: 'unsnooze', at: now(), rule }),
  };
}

const snoozesAt = (noticed: NoticeState, at: number) =>
  RULE_NAMES.flatMap((rule) => {
    const untilAt = snoozedUntil(noticed, rule, at);
    return untilAt === null ? [] : [{ rule, untilAt }];
  });
