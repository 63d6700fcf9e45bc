// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DataNotes } from '../../core/history';
import { FOOT, VIEWS } from '../../renderer/state/screens';
import type { Screen } from '../../renderer/state/view';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeReading,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import { PHONE, RULE, SCHEDULE } from '../support/fake-devices';
import type { FakeEvent, FakeLogged } from '../support/fake-records';
import { open } from './support';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Names that an object has by itself, and words that a page would take for its own. */
const NAMES = ['toString', '__proto__', 'constructor', '<b>tea</b>', '🍕 pizza', 'x'.repeat(300)] as const;
const MARKUP = '<img src=x onerror="document.title=\'broken\'"><script>document.title="broken"</script>';
const LONG_NOTE = MARKUP + 'pizza '.repeat(1660);

const at = (hoursAgo: number): number => FAKE_NOW - hoursAgo * HOUR;
const moved = (minutes: number | undefined): FakeReading[] =>
  fakeReadings(20 * 288).map(({ at, mgDl }) => ({
    at,
    mgDl,
    ...(minutes !== undefined && { offsetMinutes: minutes }),
  }));

const ODD_EVENTS: readonly FakeEvent[] = [
  ...NAMES.map(
    (name, i): FakeEvent => ({ at: at(2 + i), type: name, subType: name, unit: name, status: name, value: 3 }),
  ),
  ...NAMES.map((name, i): FakeEvent => ({ at: at(9 + i), type: 'insulin', subType: name, unit: name, value: 1e300 })),
  { at: at(20), type: 'notes', text: LONG_NOTE },
  { at: at(21), type: 'notes' },
  { at: at(22), type: 'carbs', value: -5, unit: 'grams' },
  { at: at(23), type: 'exercise', value: -1, unit: 'minutes' },
  { at: at(24), type: 'bloodGlucose', value: -1, unit: 'furlongs' },
  { at: at(25), type: 'carbs', text: MARKUP, unit: MARKUP },
  { at: FAKE_NOW + DAY, type: 'carbs', value: 10, unit: 'grams', recordedAt: 0 },
  { at: 0, type: 'insulin', subType: 'fastActing', value: 2, unit: 'units', offsetMinutes: 840 },
];

const ODD_LOGGED: FakeLogged = {
  events: [...ODD_EVENTS].sort((a, b) => a.at - b.at),
  calibrations: [{ at: 0, mgDl: 100 }, { at: at(3) }, { at: at(2), mgDl: 20_000 }],
  alerts: NAMES.map((name, i) => ({ at: at(30 - i), name, state: name, displayDevice: name })),
};

type Hostile = { readonly readings: readonly FakeReading[]; readonly logged?: FakeLogged };

/** What a history may hold, however little sense it makes. */
const HISTORIES: Readonly<Record<string, Hostile>> = {
  'nothing at all': { readings: [] },
  'entries and no readings': { readings: [], logged: ODD_LOGGED },
  'one reading': { readings: fakeReadings(1) },
  'two readings': { readings: fakeReadings(2) },
  'every reading twice': { readings: fakeReadings(20 * 288).flatMap((one) => [one, one]) },
  'LOW and HIGH alone': { readings: fakeReadings(20 * 288, 62, (i) => (i % 50 < 25 ? 39 : 401)) },
  'a reading of 1970': { readings: [{ at: 0, mgDl: 100, offsetMinutes: 0 }, ...fakeReadings(288)] },
  'a reading of tomorrow': { readings: [...fakeReadings(288), { at: FAKE_NOW + DAY, mgDl: 100, offsetMinutes: 0 }] },
  'only readings of tomorrow': { readings: fakeReadings(288, -2 * 24 * 60) },
  'the farthest east there is': { readings: moved(14 * 60) },
  'the farthest west there is': { readings: moved(-12 * 60) },
  'clocks nobody knows': { readings: moved(undefined) },
  'a clock that changes with every reading': {
    readings: fakeReadings(288).map((one, i) => ({ ...one, offsetMinutes: i % 2 === 0 ? 840 : -720 })),
  },
  'a first day that crosses the date line': {
    readings: fakeReadings(240).map((one, i) => ({ ...one, offsetMinutes: i < 120 ? 780 : -600 })),
  },
  'names and texts of any kind': { readings: fakeReadings(20 * 288), logged: ODD_LOGGED },
};

const DATA_NOTES: DataNotes = {
  rejected: [{ kind: 'event', reason: 'no-id', count: 3, lastSeenAt: 0 }],
  unknown: NAMES.flatMap((value) => [
    { kind: 'event', field: value, value, firstSeenAt: 0 } as const,
    { kind: 'device', field: value, value: null, firstSeenAt: FAKE_NOW + DAY } as const,
  ]),
  copies: 1,
  withoutOffset: 1,
  ahead: 1,
};

const DEVICES = NAMES.map((name) => ({
  ...PHONE,
  transmitterId: name,
  transmitterGeneration: name,
  displayDevice: name,
  displayApp: name,
  firstSeenAt: 0,
  lastUploadAt: FAKE_NOW + DAY,
  versions: [
    { seenAt: 0, schedules: [{ ...SCHEDULE, name, days: [name], rules: [{ ...RULE, name, unit: name, value: -1 }] }] },
  ],
}));

/** What no text may show: a hole in the code, not in the data. */
const HOLES = /\bNaN\b|undefined|Infinity|Invalid Date|\[object|function |RangeError|TypeError/;

const complaints: unknown[][] = [];
beforeEach(() => {
  complaints.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...words) => void complaints.push(words));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  document.title = '';
});

async function openView({ readings, logged = {} }: Hostile, view: Screen): Promise<void> {
  const bridge = createFakeBridge(
    fakeSnapshot(readings, { account: DEXCOM_ACCOUNT, history: historyOf(readings, logged) }),
    readings,
  );
  Object.assign(bridge.answers, { logged, devices: DEVICES, dataNotes: DATA_NOTES });
  const { app } = await open(bridge);
  app.view.screen.value = view;
  await waitFor(() => expect(document.querySelector('main h1')?.textContent).toMatch(view.slice(1)));
  await settled();
}

/** As main would tell of such a history. */
function historyOf(readings: readonly FakeReading[], { events = [] }: FakeLogged) {
  const times = readings.map(({ at }) => at);
  const all = [...times, ...events.map((event) => event.at)];
  const [firstAt = null, lastAt = null, beginsAt = null] = [
    times[0],
    times.at(-1),
    all.length ? Math.min(...all) : null,
  ];
  return { version: 1, count: readings.length, firstAt, lastAt, beginsAt, filling: null };
}

/** Everything asked for has come and is drawn. */
async function settled(): Promise<void> {
  await waitFor(() => expect(document.body.textContent).not.toMatch(/Reading the history|Adding up/));
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** What a view says that shows none of what there is. */
const NOTHING = /There are no readings (?:in these days|in this time|yet)|There is no history/;

function expectSound(): void {
  const words = document.body.textContent?.replaceAll(/toString|__proto__|constructor/g, '') ?? '';
  expect(words.match(HOLES)?.[0] ?? 'no hole').toBe('no hole');
  expect(words).not.toContain('could not be read');
  expect(document.querySelector('main img, main script, main b')).toBe(null);
  expect(document.title).not.toBe('broken');
  expect(complaints).toEqual([]);
}

describe.each([...VIEWS, ...FOOT])('$label', ({ screen: view }) => {
  it.each(Object.entries(HISTORIES))('shows %s', async (_, history) => {
    await openView(history, view);
    expectSound();
    for (const choice of ['All', '90 days']) {
      const all = screen.queryByLabelText(choice);
      if (all) fireEvent.click(all);
    }
    await settled();
    expectSound();
    if (history.readings.length > 0) expect(document.body.textContent).not.toMatch(NOTHING);
    const toTable = screen.queryAllByRole('button', { name: 'Show as table' });
    for (const button of toTable) fireEvent.click(button);
    await settled();
    expectSound();
  });
});

it('a note with markup is shown as the text it is, all of it', async () => {
  await openView({ readings: fakeReadings(288), logged: ODD_LOGGED }, 'events');
  expect(document.querySelector('main')?.textContent).toContain(LONG_NOTE.trim());
  expectSound();
});
