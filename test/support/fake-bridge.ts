import { type Account, DEMO_PERSON_WORDS } from '../../core/account';
import type { Bridge, HistoryPlace, ReadingColumns, TimeRange } from '../../core/contract';
import { NOTHING_LEARNED } from '../../core/delay';
import { withExclusion } from '../../core/exclusions';
import { mergeFingersticks, withoutStickCopies } from '../../core/fingersticks';
import { deriveGlance, type Newest, type Reading } from '../../core/glance';
import { glucoseFromCode } from '../../core/glucose';
import { type DataNotes, type DeviceHistory, NO_OFFSET, type WornSensor } from '../../core/history';
import { EMPTY_BOARD } from '../../core/notices/board';
import type { Place } from '../../core/place';
import { choosePrivacy } from '../../core/privacy';
import { ok } from '../../core/result';
import { DEFAULT_SETTINGS } from '../../core/settings';
import type { Snapshot } from '../../core/snapshot';
import { pairFingersticks } from '../../core/statistics/accuracy';
import { AROUND_MS } from '../../core/statistics/consensus-episodes';
import { deriveDays } from '../../core/statistics/days';
import { derivePattern } from '../../core/statistics/pattern';
import { PRESETS } from '../../core/statistics/presets';
import { excludeSpans, spanOf } from '../../core/statistics/readings';
import type { Trend } from '../../core/trend';
import { type FakeLogged, toClocks, toEnvelope, toLoggedColumns } from './fake-records';

/** A moment to count from: 14 November 2024, 12:00 UTC. */
export const FAKE_NOW = Date.UTC(2024, 10, 14, 12);
const MINUTE_MS = 60_000;

export const DEMO_ACCOUNT: Account = { kind: 'demo', id: 'demo-steady', person: 'steady' };
export const DEXCOM_ACCOUNT: Account = {
  kind: 'dexcom',
  id: 'a1',
  region: 'us',
  origin: 'https://api.dexcom.com',
  oauthVersion: 'v3',
  eventsVersion: 'v3',
  redirect: 'scheme',
  signedIn: true,
};

/** One reading of a made-up history; `mgDl` 39 is LOW, 401 is HIGH. */
export type FakeReading = { readonly at: number; readonly mgDl: number; readonly offsetMinutes?: number };

/** A day that moves gently through the target, every 5 minutes, the newest `ageMinutes` ago. */
export function fakeReadings(
  count: number,
  ageMinutes = 62,
  valueAt: (i: number) => number = gentleWave,
): FakeReading[] {
  const newestAt = FAKE_NOW - ageMinutes * MINUTE_MS;
  return Array.from({ length: count }, (_, i) => ({
    at: newestAt - (count - 1 - i) * 5 * MINUTE_MS,
    mgDl: valueAt(i),
    offsetMinutes: -300,
  }));
}

const gentleWave = (i: number): number => Math.round(132 + 34 * Math.sin(i / 14) + 12 * Math.sin(i / 5));

/** Readings as the contract carries them. */
export function toColumns(readings: readonly FakeReading[]): ReadingColumns {
  return {
    at: Float64Array.from(readings, ({ at }) => at),
    mgDl: Int16Array.from(readings, ({ mgDl }) => mgDl),
    offsetMinutes: Int16Array.from(readings, ({ offsetMinutes }) => offsetMinutes ?? NO_OFFSET),
  };
}

/** A whole state around some readings: the glance and the history follow from them, the rest as given. */
export function fakeSnapshot(
  readings: readonly FakeReading[],
  part: Partial<Snapshot> = {},
  trend: Trend = 'flat',
): Snapshot {
  const account = part.account ?? DEMO_ACCOUNT;
  const settings = part.settings ?? DEFAULT_SETTINGS;
  const now = part.now ?? FAKE_NOW;
  const newest: Newest = { reading: toReading(readings.at(-1), trend), previous: toReading(readings.at(-2), trend) };
  return {
    now,
    locale: 'en-GB',
    account,
    connection: { kind: 'online', lastPollAt: now - MINUTE_MS, missing: [] },
    signIn: { kind: 'idle' },
    glance: deriveGlance(newest, account, settings.thresholds, now),
    history: {
      version: 1,
      count: readings.length,
      firstAt: readings[0]?.at ?? null,
      lastAt: readings.at(-1)?.at ?? null,
      beginsAt: readings[0]?.at ?? null,
      filling: null,
    },
    delay: NOTHING_LEARNED,
    settings,
    notes: [],
    connectionTest: null,
    runtime: { kind: 'current' },
    privacy: { kind: 'shown' },
    notices: EMPTY_BOARD,
    away: null,
    ...part,
  };
}

function toReading(reading: FakeReading | undefined, trend: Trend): Reading | null {
  if (!reading) return null;
  const { at, mgDl, offsetMinutes = null } = reading;
  return { recordId: String(at), at, offsetMinutes, glucose: glucoseFromCode(mgDl), trend, trendRate: null };
}

/** A request as it was made. */
export type Call = { readonly name: string; readonly args: readonly unknown[] };

/** Main for the window's tests and for a plain browser: a state that can be set, and every request written down. */
export type FakeBridge = Bridge & {
  readonly calls: Call[];
  readonly snapshot: () => Snapshot;
  readonly push: (part: Partial<Snapshot>) => void;
  readonly go: (place: Place) => void;
  readonly setReadings: (readings: readonly FakeReading[]) => void;
  readonly answers: FakeAnswers;
};

/** What the next requests answer; change a field to have one refused. */
export type FakeAnswers = {
  startSignIn: Awaited<ReturnType<Bridge['startSignIn']>>;
  replaceSecret: Awaited<ReturnType<Bridge['replaceSecret']>>;
  deleteData: Awaited<ReturnType<Bridge['deleteData']>>;
  readingsFail: boolean;
  /** Whether the questions about other records, devices and data notes fail. */
  recordsFail: boolean;
  logged: FakeLogged;
  devices: readonly DeviceHistory[];
  sensors: readonly WornSensor[];
  dataNotes: DataNotes;
  historyPlace: HistoryPlace | null;
  place: Place | null;
  testNotice: boolean;
};

/** A bridge with nobody behind it. */
export function createFakeBridge(first: Snapshot, firstReadings: readonly FakeReading[] = []): FakeBridge {
  let state = first;
  let readings = firstReadings;
  let exclusions: readonly TimeRange[] = [];
  const listeners = new Set<(state: Snapshot) => void>();
  const goers = new Set<(place: Place) => void>();
  const calls: Call[] = [];
  const answers: FakeAnswers = {
    startSignIn: ok(null),
    replaceSecret: ok('keychain'),
    deleteData: ok({ files: 3, bytes: 12_400_000, secrets: 2, settings: true, otherHistories: 0 }),
    readingsFail: false,
    recordsFail: false,
    logged: {},
    devices: [],
    sensors: [],
    dataNotes: { rejected: [], unknown: [], copies: 0, withoutOffset: 0, ahead: 0 },
    historyPlace: { folder: '/home/me/.config/Steadyline/archives', bytes: 21_440_000 },
    place: null,
    testNotice: true,
  };
  const push = (part: Partial<Snapshot>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener(state);
  };
  const note = <T>(name: string, args: readonly unknown[], answer: T): Promise<T> => {
    calls.push({ name, args });
    return Promise.resolve(answer);
  };
  const noteRecords = <T>(name: string, args: readonly unknown[], answer: () => T): Promise<T> =>
    answers.recordsFail ? Promise.reject(new Error('no answer')) : note(name, args, answer());
  return {
    calls,
    answers,
    push,
    snapshot: () => state,
    setReadings: (next) => {
      readings = next;
      const { glance, history } = fakeSnapshot(next, {
        account: state.account,
        settings: state.settings,
        now: state.now,
      });
      push({ glance, history: { ...history, version: state.history.version + 1 } });
    },
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => note('getSnapshot', [], state),
    getReadings: (range) =>
      answers.readingsFail
        ? Promise.reject(new Error('no answer'))
        : note('getReadings', [range], within(readings, range)),
    getRecords: (range) =>
      noteRecords('getRecords', [range], () => withoutStickCopies(toLoggedColumns(answers.logged, range))),
    getEnvelope: (range, spans) =>
      answers.readingsFail
        ? Promise.reject(new Error('no answer'))
        : note('getEnvelope', [range, spans], toEnvelope(within(readings, range), range, spans)),
    getDays: (range, clock) =>
      answers.readingsFail
        ? Promise.reject(new Error('no answer'))
        : note('getDays', [range, clock], deriveDays(within(readings, range), clock)),
    getPattern: (range, preset, clock) => {
      if (answers.readingsFail) return Promise.reject(new Error('no answer'));
      const around = { fromAt: range.fromAt - AROUND_MS.before, toAt: range.toAt + AROUND_MS.after };
      const counted = excludeSpans(within(readings, around), exclusions);
      const pattern = derivePattern(counted, PRESETS[preset].thresholds, clock, spanOf(counted.at, range));
      return note('getPattern', [range, preset, clock], pattern);
    },
    getClocks: () => noteRecords('getClocks', [], () => toClocks(toColumns(readings))),
    getExclusions: () => noteRecords('getExclusions', [], () => exclusions),
    setExcluded: (span, excluded) => {
      exclusions = withExclusion(exclusions, span, excluded);
      push({ history: { ...state.history, version: state.history.version + 1 } });
      return note('setExcluded', [span, excluded], exclusions);
    },
    getDevices: () => noteRecords('getDevices', [], () => answers.devices),
    getSensors: (range) =>
      noteRecords('getSensors', [range], () =>
        answers.sensors.filter(({ firstAt, lastAt }) => lastAt >= range.fromAt && firstAt < range.toAt),
      ),
    getFingersticks: (range) =>
      noteRecords('getFingersticks', [range], () => {
        const { calibration, event } = toLoggedColumns(answers.logged, range);
        return pairFingersticks(mergeFingersticks(calibration, event), toColumns(readings));
      }),
    getDataNotes: () => noteRecords('getDataNotes', [], () => answers.dataNotes),
    getHistoryPlace: () => noteRecords('getHistoryPlace', [], () => answers.historyPlace),
    showHistory: () => note('showHistory', [], null),
    pauseFill: (paused) => {
      const { filling } = state.history;
      if (filling) push({ history: { ...state.history, filling: { ...filling, paused } } });
      return note('pauseFill', [paused], null);
    },
    refresh: () => note('refresh', [], null),
    startDemo: (person) => {
      push({ account: { kind: 'demo', id: `demo-${DEMO_PERSON_WORDS[person]}`, person } });
      return note('startDemo', [person], null);
    },
    startSignIn: (form) => note('startSignIn', [form], answers.startSignIn),
    cancelSignIn: () => {
      push({ signIn: { kind: 'idle' } });
      return note('cancelSignIn', [], null);
    },
    replaceSecret: (secret) => note('replaceSecret', [secret], answers.replaceSecret),
    signOut: (choice) => {
      push({ account: { kind: 'none' }, connection: { kind: 'signed-out' } });
      return note('signOut', [choice], null);
    },
    answerPerson: (answer) => note('answerPerson', [answer], null),
    setEventsVersion: (version) => {
      if (state.account.kind === 'dexcom') push({ account: { ...state.account, eventsVersion: version } });
      return note('setEventsVersion', [version], null);
    },
    deleteData: () => {
      if (answers.deleteData.ok) push({ account: { kind: 'none' }, connection: { kind: 'signed-out' } });
      return note('deleteData', [], answers.deleteData);
    },
    testConnection: () => note('testConnection', [], null),
    saveSettings: (settings) => {
      push({ settings });
      return note('saveSettings', [settings], null);
    },
    dismissNote: (one) => {
      push({ notes: state.notes.filter((other) => other !== one) });
      return note('dismissNote', [one], null);
    },
    copyText: (text) => note('copyText', [text], null),
    copyImage: (png) => note('copyImage', [png], null),
    openPage: (page) => note('openPage', [page], null),
    onGo: (listener) => {
      goers.add(listener);
      return () => goers.delete(listener);
    },
    go: (place) => {
      for (const listener of goers) listener(place);
    },
    fitGlance: (heightPx) => note('fitGlance', [heightPx], null),
    openWindow: (place) => note('openWindow', [place], null),
    getPlace: () => note('getPlace', [], answers.place),
    keepPlace: (place) => note('keepPlace', [place], null),
    copyLink: (place) => note('copyLink', [place], null),
    setPrivacy: (choice) => {
      push({ privacy: choosePrivacy(choice, state.now) });
      return note('setPrivacy', [choice], null);
    },
    snooze: (rule, forMs, cancelledByRecovery) => {
      const others = state.notices.snoozes.filter((one) => one.rule !== rule);
      push({ notices: { ...state.notices, snoozes: [...others, { rule, untilAt: state.now + forMs }] } });
      return note('snooze', [rule, forMs, cancelledByRecovery], null);
    },
    unsnooze: (rule) => {
      push({ notices: { ...state.notices, snoozes: state.notices.snoozes.filter((one) => one.rule !== rule) } });
      return note('unsnooze', [rule], null);
    },
    testNotice: (rule) => note('testNotice', [rule], answers.testNotice),
    dismissAway: () => {
      push({ away: null });
      return note('dismissAway', [], null);
    },
  };
}

function within(readings: readonly FakeReading[], { fromAt, toAt }: TimeRange): ReadingColumns {
  return toColumns(readings.filter(({ at }) => at >= fromAt && at < toAt));
}
