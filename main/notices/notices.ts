import { computed, effect, untracked } from '@preact/signals-core';
import { expectedDelayMs } from '../../core/delay';
import type { NoticeEvent } from '../../core/notices/event';
import type { Notice } from '../../core/notices/notice';
import { nameRule, type RuleName } from '../../core/notices/rules';
import { sampleNotice } from '../../core/notices/sample';
import { describeTest } from '../../core/notices/words';
import type { Place } from '../../core/place';
import type { OpenCompanion } from '../account/companion';
import type { SystemNotifications } from '../desktop/notifications';
import { guarded } from '../problems';
import type { AppState } from '../state';
import { type AccountNotices, openAccountNotices } from './account-notices';
import { createNotifier } from './notifier';

export type NoticesOptions = {
  readonly state: AppState;
  readonly system: SystemNotifications;
  /** This computer's clock, epoch ms. */
  readonly now: () => number;
  readonly openWindow: (place: Place) => void;
};

/** The notices of the account in use. */
export type Notices = {
  readonly open: OpenCompanion;
  snooze(rule: RuleName, forMs: number, cancelledByRecovery: boolean): void;
  unsnooze(rule: RuleName): void;
  /** Shows how a notice of a rule looks and sounds; false where the system shows none. */
  test(rule: RuleName): boolean;
  /** The computer has woken. */
  woke(): void;
  /** Time has passed. */
  tick(): void;
  stop(): void;
};

/** Tells of what the account in use brings, and keeps the board. */
export function createNotices({ state, system, openWindow, ...options }: NoticesOptions): Notices {
  const notifier = createNotifier(system, state);
  const now = (): number => options.now() + state.skewMs.value;
  const delayMs = (): number => expectedDelayMs(state.account.value, state.delay.value);
  let current: AccountNotices | null = null;

  const snoozeEvent = (rule: RuleName, forMs: number, cancelledByRecovery: boolean): NoticeEvent => {
    const at = now();
    return { kind: 'snooze', at, rule, untilAt: at + forMs, cancelledByRecovery };
  };
  const hear = (event: NoticeEvent): void => current?.hear(event);
  const accountId = (): string | null => (state.account.value.kind === 'none' ? null : state.account.value.id);
  /** An answer is for the account that the notice was of, should another be open by now. */
  const tell = (notice: Notice): void => {
    if (notice.delivery === 'tray') return;
    const { rule } = notice.about;
    const of = accountId();
    const answer = (event: NoticeEvent): void => {
      if (accountId() === of) hear(event);
    };
    notifier.show(notice, {
      onOpen: () => {
        answer({ kind: 'dismissed', at: now(), rule });
        openWindow({ kind: 'moment', at: notice.at });
      },
      onSnooze: (forMs) => answer(snoozeEvent(rule, forMs, true)),
    });
  };
  const settings = computed(() => state.settings.value.notices);
  const undo = effect(
    guarded('notices', () => {
      void settings.value;
      untracked(() => hear({ kind: 'settings-changed', at: now() }));
    }),
  );
  return {
    open: async (archive) => {
      const opened = await openAccountNotices(archive, {
        settings: () => settings.value,
        expectedDelayMs: delayMs,
        now,
        skewMs: () => state.skewMs.value,
        onBoard: (board) => {
          state.board.value = board;
        },
        onDue: tell,
      });
      current = opened;
      return {
        polled: opened.polled,
        stop: async () => {
          await opened.stop();
          if (current === opened) current = null;
        },
      };
    },
    snooze: (...snooze) => hear(snoozeEvent(...snooze)),
    unsnooze: (rule) => hear({ kind: 'unsnooze', at: now(), rule }),
    test: (rule) => {
      const sample = sampleNotice(nameRule(settings.value.rules, rule), now(), delayMs());
      return notifier.show(sample, { onOpen: () => openWindow({ kind: 'notices' }), onSnooze: null }, describeTest);
    },
    woke: () => hear({ kind: 'woke', at: now() }),
    tick: () => hear({ kind: 'tick', at: now() }),
    stop: () => {
      undo();
      notifier.stop();
    },
  };
}
