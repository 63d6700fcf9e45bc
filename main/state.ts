import { computed, signal } from '@preact/signals-core';
import type { Account } from '../core/account';
import type { Connection } from '../core/connection';
import type { ConnectionTest } from '../core/connection-test';
import { type LearnedDelay, NOTHING_LEARNED } from '../core/delay';
import { deriveGlance, type Newest, nextChangeAt } from '../core/glance';
import type { Note } from '../core/notes';
import type { Away } from '../core/notices/away';
import { EMPTY_BOARD, type NoticeBoard } from '../core/notices/board';
import { derivePrivacy, type Privacy } from '../core/privacy';
import type { SignIn } from '../core/sign-in';
import type { History, Runtime, Snapshot } from '../core/snapshot';
import type { TrayInput } from '../core/tray/input';
import { type SaidFilling, sayFilling } from '../core/tray/said-filling';
import { withhold } from '../core/withhold';
import { activeAccount, type Stored } from './settings/stored';

export const NO_HISTORY: History = {
  version: 0,
  count: 0,
  firstAt: null,
  lastAt: null,
  beginsAt: null,
  filling: null,
};
const NOTHING_NEW: Newest = { reading: null, previous: null };

export type AppState = ReturnType<typeof createState>;

/** The app's whole truth as signals; everything shown is derived from them. Times are epoch ms. */
export function createState(start: { stored: Stored; runtime: Runtime; locale: string; now: number }) {
  const stored = signal(start.stored);
  const connection = signal<Connection>(firstConnection(activeAccount(start.stored)));
  const signIn = signal<SignIn>({ kind: 'idle' });
  const newest = signal(NOTHING_NEW);
  const history = signal(NO_HISTORY);
  const notes = signal<readonly Note[]>([]);
  const connectionTest = signal<ConnectionTest | null>(null);
  const board = signal<NoticeBoard>(EMPTY_BOARD);
  const away = signal<Away | null>(null);
  /** Not read from the settings again: hiding works at once, also where the disk refuses. */
  const chosenPrivacy = signal<Privacy>(start.stored.privacy);
  /** Whether the screen is known to be locked. */
  const locked = signal(false);
  const now = signal(start.now);
  /** How far the server's clock is ahead of this computer's (ms); 0 where that is less than a minute. */
  const skewMs = signal(0);
  const delay = signal<LearnedDelay>(NOTHING_LEARNED);
  /** Whether questions are few: on battery or a metered network. */
  const sparing = signal(false);
  const { locale, runtime } = start;

  // By their own: where a window stands is stored as well, and is nothing that is to be told.
  const [signedIn, demo] = [computed(() => stored.value.account), computed(() => stored.value.demo)];
  const account = computed<Account>(() => activeAccount({ account: signedIn.value, demo: demo.value }));
  const settings = computed(() => stored.value.settings);
  const privacy = computed(() => derivePrivacy(chosenPrivacy.value, now.value));
  const trueNow = computed(() => now.value + skewMs.value);
  const glance = computed(() =>
    deriveGlance(newest.value, account.value, settings.value.thresholds, trueNow.value, delay.value, sparing.value),
  );
  let said: SaidFilling | null = null;
  const saidFilling = computed(() => {
    said = sayFilling(said, history.value.filling, now.value);
    return said?.filling ?? null;
  });
  const trayInput = computed<TrayInput>(() => ({
    glance: glance.value,
    account: account.value,
    connection: connection.value,
    filling: saidFilling.value,
    delay: delay.value,
    settings: settings.value,
    privacy: privacy.value,
    board: board.value,
    locale,
    now: trueNow.value,
  }));
  const snapshot = computed<Snapshot>(() =>
    withhold({
      now: trueNow.value,
      locale,
      account: account.value,
      connection: connection.value,
      signIn: signIn.value,
      glance: glance.value,
      history: history.value,
      delay: delay.value,
      settings: settings.value,
      notes: notes.value,
      connectionTest: connectionTest.value,
      runtime,
      privacy: privacy.value,
      notices: board.value,
      away: away.value,
    }),
  );

  return {
    stored,
    connection,
    signIn,
    newest,
    history,
    notes,
    connectionTest,
    board,
    away,
    chosenPrivacy,
    locked,
    now,
    skewMs,
    delay,
    sparing,
    account,
    settings,
    privacy,
    glance,
    trayInput,
    snapshot,
    /** When something shown changes next by itself, seen from `at`; both by this computer's clock (epoch ms). */
    changesAt: (at: number): number | null => {
      const { value: hidden } = privacy;
      const { reading } = newest.value;
      const changes = [
        ...(reading ? [nextChangeAt(reading.at, account.value, delay.value, at + skewMs.value) - skewMs.value] : []),
        ...(hidden.kind === 'presenting' ? [hidden.untilAt] : []),
        ...board.value.snoozes.map(({ untilAt }) => untilAt - skewMs.value),
      ].filter((changesAt) => changesAt > at);
      return changes.length === 0 ? null : Math.min(...changes);
    },
    /** Adds a note; one that is there already stays once. */
    addNote: (note: Note) => {
      if (!notes.value.includes(note)) notes.value = [...notes.value, note];
    },
    removeNote: (note: Note) => {
      notes.value = notes.value.filter((other) => other !== note);
    },
    /** Forgets everything about the account shown, before another is opened. */
    clearAccount: () => {
      newest.value = NOTHING_NEW;
      delay.value = NOTHING_LEARNED;
      connectionTest.value = null;
      board.value = EMPTY_BOARD;
      away.value = null;
      history.value = { ...NO_HISTORY, version: history.value.version + 1 };
    },
  };
}

/** How the app stands before anyone was asked. */
const firstConnection = (account: Account): Connection =>
  account.kind === 'demo' || (account.kind === 'dexcom' && account.signedIn)
    ? { kind: 'connecting' }
    : { kind: 'signed-out' };
