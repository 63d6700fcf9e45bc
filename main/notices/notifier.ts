import { computed, effect } from '@preact/signals-core';
import { SNOOZE_MS } from '../../core/notices/board';
import type { Notice } from '../../core/notices/notice';
import {
  CANDOURS,
  type Candour,
  deriveCandour,
  describeDemo,
  describeOpenly,
  type NoticeText,
} from '../../core/notices/words';
import { isTheirs } from '../../core/tray/input';
import type { SystemNotifications } from '../desktop/notifications';
import type { AppState } from '../state';

/** What becomes of a notification that the person answers. */
export type Answers = {
  readonly onOpen: () => void;
  /** Null where there is nothing to put to rest. */
  readonly onSnooze: ((forMs: number) => void) | null;
};

/** Shows notices as notifications of the system, and takes away what may no longer be read there. */
export type Notifier = {
  /** False where the system shows none. */
  show(notice: Notice, answers: Answers, wordsOf?: (text: NoticeText) => NoticeText): boolean;
  stop(): void;
};

const [, , HOUR_MS] = SNOOZE_MS;
/**
 * As many as Windows lists of one app; older ones are taken away, because each takes some memory. One that the system
 * says is closed is kept too: Windows says so of each that it moves to its list, where it can be read and clicked.
 */
const KEPT = 20;

type Kept = { readonly candour: Candour; readonly close: () => void };

/** Follows how openly notices may speak, and whose they are. */
export function createNotifier(system: SystemNotifications, state: AppState): Notifier {
  const kept = new Set<Kept>();
  let shownFor: string | null = null;
  const candour = computed(() =>
    deriveCandour(state.settings.value.notices.showValues, state.privacy.value, state.locked.value),
  );
  /** As in the tray: signed out, or while it is asked whose data comes in, nothing is shown of anyone. */
  const whose = computed(() => {
    const [account, connection] = [state.account.value, state.connection.value];
    return account.kind !== 'none' && isTheirs({ account, connection }) ? account.id : null;
  });
  const withdraw = (isMeant: (one: Kept) => boolean): void => {
    for (const one of [...kept].filter(isMeant)) {
      kept.delete(one);
      one.close();
    }
  };
  const undo = [
    effect(() => {
      const most = CANDOURS.indexOf(candour.value);
      withdraw((one) => CANDOURS.indexOf(one.candour) > most);
    }),
    effect(() => {
      if (whose.value !== shownFor) withdraw(() => true);
      shownFor = whose.value;
    }),
  ];
  return {
    show: (notice, { onOpen, onSnooze }, wordsOf = (text) => text) => {
      if (!system.isSupported()) return false;
      const reader = { unit: state.settings.value.unit, locale: state.snapshot.value.locale };
      const text = describeOpenly(notice, reader, candour.value);
      const shown = system.show({
        ...wordsOf(state.account.value.kind === 'demo' ? describeDemo(text) : text),
        silent: notice.sound === 'silent',
        onOpen: () => {
          kept.delete(one);
          onOpen();
        },
        onSnooze: onSnooze && (() => onSnooze(HOUR_MS)),
      });
      const one: Kept = { candour: candour.value, close: () => shown.close() };
      kept.add(one);
      const [oldest] = kept;
      if (kept.size > KEPT) withdraw((each) => each === oldest);
      return true;
    },
    stop: () => {
      for (const undoOne of undo) undoOne();
    },
  };
}
