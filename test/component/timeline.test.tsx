// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { WornSensor } from '../../core/history';
import type { Snapshot } from '../../core/snapshot';
import { type Timeline, timelineOf } from '../../renderer/timeline/store';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeReading,
  fakeReadings,
  fakeSnapshot,
} from '../support/fake-bridge';
import type { FakeLogged } from '../support/fake-records';
import { callsOf, open } from './support';

afterEach(cleanup);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const READINGS = fakeReadings(30 * 288);
const newestAt = FAKE_NOW - 62 * MINUTE;

async function openTimeline(
  readings: readonly FakeReading[] = READINGS,
  logged: FakeLogged = {},
  part: Partial<Snapshot> = {},
  sensors: readonly WornSensor[] = [],
) {
  const bridge = createFakeBridge(fakeSnapshot(readings, { account: DEXCOM_ACCOUNT, ...part }), readings);
  bridge.answers.logged = logged;
  bridge.answers.sensors = sensors;
  const { app } = await open(bridge);
  fireEvent.keyDown(document.body, { key: '2' });
  await screen.findByRole('heading', { name: /^Timeline/, level: 1 });
  return { app, bridge, timeline: timelineOf(app) };
}

const startAt = (firstAt: number, gapFrom: number): WornSensor => ({
  firstAt,
  lastAt: newestAt,
  why: 'new-transmitter',
  warmUp: { fromAt: gapFrom, toAt: firstAt },
  transmitterId: 'abcdef0123',
  transmitterGeneration: 'g7',
  transmitterVariant: null,
});

const covering = (): string => document.querySelector('.timeline-covering')?.textContent ?? '';
const chart = () => screen.findByRole('application');
const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const spoken = (): string => document.querySelector('.timeline [role=status].unseen')?.textContent ?? '';
const whole = async (): Promise<void> => waitFor(() => expect(covering()).toContain('100 % of readings'));
/** What a period covers is said before it is drawn: waits until single readings are, or, of a long one, spans. */
const drawn = (timeline: Timeline, as: 'readings' | 'spans'): Promise<void> =>
  waitFor(() => {
    const { spanMs } = timeline.points.value;
    expect(spanMs.length).toBeGreaterThan(0);
    expect(spanMs.every((ms) => ms > 0)).toBe(as === 'spans');
  });

describe('the range', () => {
  it.each([
    ['3 h', '3 hours, 14 Nov, 02:58 to 05:58, 100 % of readings.'],
    ['14 d', '14 days, 31 Oct to 14 Nov 2024, 100 % of readings.'],
    ['All', '30 days, 15 Oct to 14 Nov 2024, 100 % of readings.'],
  ])('of %s says what it covers', async (label, words) => {
    await openTimeline();
    fireEvent.click(screen.getByLabelText(label));
    await waitFor(() => expect(covering().trim()).toBe(words));
  });

  it('says of how many days there is something where that is few', async () => {
    await openTimeline(fakeReadings(3 * 288));
    await waitFor(() => expect(covering()).toContain('4 of 14 days have data.'));
  });

  it('of two dates is from midnight to midnight where the person was', async () => {
    const { timeline } = await openTimeline();
    await whole();
    fireEvent.click(screen.getByRole('button', { name: 'Dates…' }));
    fireEvent.input(await screen.findByLabelText('First day'), { target: { value: '2024-11-02' } });
    fireEvent.input(screen.getByLabelText('Last day'), { target: { value: '2024-11-01' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show these days' }));
    expect(screen.getByText('The last day is before the first one.')).toBeTruthy();
    fireEvent.input(screen.getByLabelText('Last day'), { target: { value: '2024-11-03' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show these days' }));
    await waitFor(() => expect(covering()).toContain('2 days, 2 to 3 Nov 2024'));
    expect(timeline.range.value.fromAt).toBe(Date.UTC(2024, 10, 2, 5));
  });

  it('goes on with the newest reading until the person moves', async () => {
    const { bridge, timeline } = await openTimeline();
    const at = newestAt + 5 * MINUTE;
    bridge.setReadings([...READINGS, { at, mgDl: 61, offsetMinutes: -300 }]);
    await waitFor(() => expect(timeline.range.value.toAt).toBe(at + 1));
    press('-');
    const moved = timeline.range.value;
    bridge.setReadings([...READINGS, { at: at + 5 * MINUTE, mgDl: 61, offsetMinutes: -300 }]);
    expect(timeline.range.value).toBe(moved);
  });

  it('is moved by keys, from all there is to five minutes, and no further', async () => {
    const { timeline } = await openTimeline();
    const span = () => timeline.range.value.toAt - timeline.range.value.fromAt;
    press('+');
    expect(span()).toBeCloseTo((14 * DAY) / 1.6, -3);
    for (let i = 0; i < 30; i++) press('+');
    expect(span()).toBe(5 * MINUTE);
    for (let i = 0; i < 40; i++) press('-');
    expect(span()).toBe(FAKE_NOW + 1 - (READINGS[0]?.at ?? 0));
    press('t');
    expect([span(), timeline.range.value.toAt]).toEqual([DAY, FAKE_NOW + 1]);
    press('ArrowLeft', { shiftKey: true });
    expect(timeline.range.value.toAt).toBe(FAKE_NOW + 1 - DAY / 4);
    press('ArrowLeft');
    expect(timeline.range.value.toAt).toBe(FAKE_NOW + 1 - DAY / 2);
    press('ArrowRight');
    for (const other of [
      screen.getByRole('radio', { name: '14 d' }),
      screen.getByRole('application', { name: /^Glucose chart/ }),
    ])
      fireEvent.keyDown(other, { key: 'ArrowLeft' }); // these have arrows of their own
    expect(timeline.range.value.toAt).toBe(FAKE_NOW + 1 - DAY / 4);
    press('Home');
    expect(timeline.range.value.fromAt).toBe(READINGS[0]?.at);
    press('End');
    expect(timeline.range.value.toAt).toBe(FAKE_NOW + 1);
  });

  it('jumps to a date, and says where the history ends', async () => {
    const { timeline } = await openTimeline();
    await whole();
    press('j');
    fireEvent.input(await screen.findByLabelText('Date'), { target: { value: '1970-01-01' } });
    fireEvent.click(screen.getByRole('button', { name: 'Jump' }));
    expect(screen.getByText('The history goes from 15 Oct 2024 to 14 Nov 2024.')).toBeTruthy();
    fireEvent.input(screen.getByLabelText('Date'), { target: { value: '2024-11-05' } });
    fireEvent.input(screen.getByLabelText('Time'), { target: { value: '08:00' } });
    fireEvent.click(screen.getByRole('button', { name: 'Jump' }));
    await waitFor(() => expect(timeline.range.value.fromAt).toBe(Date.UTC(2024, 10, 5, 11, 30)));
    expect(screen.queryByRole('dialog')).toBe(null);
  });
});

describe('the cursor', () => {
  it('walks reading by reading and says value, time and age', async () => {
    await openTimeline();
    fireEvent.click(screen.getByLabelText('3 h'));
    await whole();
    (await chart()).focus();
    press('ArrowLeft');
    const newest = READINGS.at(-1)?.mgDl;
    await waitFor(() => expect(spoken()).toBe(`${newest} mg/dL, in range, steady, 14 Nov, 05:58, 1 h 2 min ago`));
    press('ArrowLeft');
    await waitFor(() =>
      expect(spoken()).toBe(`${READINGS.at(-2)?.mgDl} mg/dL, in range, 14 Nov, 05:53, 1 h 7 min ago`),
    );
    press('Escape');
    await waitFor(() => expect(spoken()).toBe(''));
  });

  it('says a gap it crossed, LOW as a word, and what was entered then', async () => {
    const readings = READINGS.filter(({ at }) => at < newestAt - HOUR || at > newestAt - 20 * MINUTE).map((one) =>
      one.at === newestAt - HOUR - 5 * MINUTE ? { ...one, mgDl: 39 } : one,
    );
    const logged = { events: [{ at: newestAt - HOUR - 4 * MINUTE, type: 'carbs', value: 15, unit: 'grams' }] };
    const { timeline } = await openTimeline(readings, logged);
    fireEvent.click(screen.getByLabelText('3 h'));
    await drawn(timeline, 'readings');
    (await chart()).focus();
    await waitFor(() => {
      press('ArrowLeft');
      expect(spoken()).toContain('After a gap of 50 min: LOW, very low, 14 Nov, 04:53');
    });
    expect(spoken()).toContain('Carbs 15 g');
  });

  it('says with the first reading after a gap what was in it, the sensor that began there, and the change of clock', async () => {
    const gapFrom = newestAt - HOUR - 20 * MINUTE;
    const firstAt = newestAt - 20 * MINUTE;
    const readings = READINGS.filter(({ at }) => at <= gapFrom || at >= firstAt).map((one) =>
      one.at < firstAt ? one : { ...one, offsetMinutes: 60 },
    );
    const logged = { events: [{ at: newestAt - 50 * MINUTE, type: 'carbs', value: 15, unit: 'grams' }] };
    const { bridge, timeline } = await openTimeline(readings, logged, {}, [startAt(firstAt, gapFrom)]);
    fireEvent.click(screen.getByLabelText('3 h'));
    await drawn(timeline, 'readings');
    (await chart()).focus();
    await waitFor(() => expect(timeline.marks.value.length).toBe(4));
    for (let i = 0; i < 6; i++) press('ArrowLeft');
    press('ArrowRight');
    expect(spoken()).toMatch(/^After a gap of 1 h: /);
    expect(spoken()).toContain('Sensor start, inferred from another transmitter: G7 (abcdef)');
    expect(spoken()).toContain('Carbs 15 g');
    expect(spoken()).toContain('The phone’s clock changed from UTC−5:00 to UTC+1:00');
    fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    const table = within(
      await screen.findByRole('region', { name: 'Sensor starts and changes of the clock' }),
    ).getByRole('table');
    expect([...table.querySelectorAll('td')].map(({ textContent }) => textContent?.split(':')[0])).toEqual(
      expect.arrayContaining(['Warm-up, inferred', 'Sensor start, inferred from another transmitter']),
    );
    expect(callsOf(bridge, 'getSensors').length).toBeGreaterThan(0);
  });

  it('reads spans where readings are too many', async () => {
    await openTimeline();
    fireEvent.click(screen.getByLabelText('All'));
    await whole();
    (await chart()).focus();
    press('ArrowLeft');
    await waitFor(() => expect(spoken()).toMatch(/^\d+ to \d+ mg\/dL, mean \d+ of \d+ readings, 14 Nov, /));
  });

  it('reads the moment the window was sent to, however long ago', async () => {
    const { bridge } = await openTimeline();
    await whole();
    bridge.go({ kind: 'moment', at: newestAt - 20 * DAY });
    await waitFor(() => expect(covering()).toContain('24 hours, 24 Oct, 17:58 to 25 Oct, 17:58'));
    await waitFor(() => expect(spoken()).toContain('25 Oct, 05:58, 20 d ago'));
  });
});

describe('the table', () => {
  it('has every reading of a short range', async () => {
    const { timeline } = await openTimeline();
    fireEvent.click(screen.getByLabelText('3 h'));
    await drawn(timeline, 'readings');
    fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(37);
    expect(screen.queryByText(/Each row puts/)).toBe(null);
  });

  it('is short for a long range, and says why', async () => {
    const { timeline } = await openTimeline();
    fireEvent.click(screen.getByLabelText('All'));
    await drawn(timeline, 'spans');
    fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row').length).toBeLessThanOrEqual(401);
    expect(screen.getByText(/^Each row puts several readings together, because/)).toBeTruthy();
  });

  it('shows a note of 10,000 characters with markup as text', async () => {
    const text = `<img src=x onerror="document.title='broken'">${'pizza '.repeat(1660)}`;
    await openTimeline(READINGS, { events: [{ at: newestAt - HOUR, type: 'notes', text }] });
    await whole();
    fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    await screen.findAllByText(/<img src=x onerror=/);
    expect(document.querySelector('img')).toBe(null);
    expect(document.title).not.toBe('broken');
  });
});

describe('copying', () => {
  it('as text says what is shown, and stays within what main takes', async () => {
    const events = Array.from({ length: 300 }, (_, i) => ({
      at: newestAt - i * HOUR,
      type: 'carbs',
      value: 20 + (i % 9),
    }));
    const { bridge } = await openTimeline(READINGS, { events });
    await whole();
    await waitFor(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Copy text' }));
      expect(String(callsOf(bridge, 'copyText').at(-1)?.[0])).toContain('more entries.');
    });
    const [text] = callsOf(bridge, 'copyText').at(-1) ?? [];
    expect(String(text)).toMatch(/^Glucose in mg\/dL: 14 days, .*\nLowest \d+, mean \d+, highest \d+\.\n/);
    expect(String(text).length).toBeLessThanOrEqual(2000);
    await screen.findByText('Copied.');
  });
});

describe('the four states', () => {
  it('while readings are on their way nothing is said of how many there are', async () => {
    const bridge = createFakeBridge(fakeSnapshot(READINGS, { account: DEXCOM_ACCOUNT }), READINGS);
    const { getEnvelope, getReadings } = bridge;
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { app } = await open({
      ...bridge,
      getEnvelope: (...asked) => arrived.then(() => getEnvelope(...asked)),
      getReadings: (...asked) => arrived.then(() => getReadings(...asked)),
    });
    app.view.screen.value = 'timeline';
    await waitFor(() => expect(covering()).toContain('14 days, 31 Oct to 14 Nov 2024'));
    expect(covering()).not.toMatch(/of readings|have data/);
    expect(covering()).toContain('Reading the history on this computer.');
    arrive();
    await whole();
    expect(covering()).not.toContain('Reading the history');
  });

  it('empty says what to do', async () => {
    await openTimeline([]);
    expect(screen.getByText('There is no history to draw yet.')).toBeTruthy();
  });

  it('failed says so, keeps nothing wrong, and asks again', async () => {
    const bridge = createFakeBridge(fakeSnapshot(READINGS, { account: DEXCOM_ACCOUNT }), READINGS);
    bridge.answers.readingsFail = true;
    const { app } = await open(bridge);
    app.view.screen.value = 'timeline';
    await screen.findByText('The history on this computer could not be read.');
    bridge.answers.readingsFail = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await whole();
    expect(screen.queryByText('The history on this computer could not be read.')).toBe(null);
  });

  it('nothing of one account is left for another, nor while values are hidden', async () => {
    const { bridge, timeline } = await openTimeline();
    await whole();
    bridge.push({ privacy: { kind: 'hidden' } });
    expect(timeline.points.value.fromAt).toHaveLength(0);
    bridge.push({ privacy: { kind: 'shown' } });
    await whole();
    bridge.push({ account: { ...DEXCOM_ACCOUNT, id: 'a2' } as Snapshot['account'] });
    expect(timeline.points.value.fromAt).toHaveLength(0);
    await whole();
  });

  it.each<[string, FakeReading[]]>([
    ['one reading', fakeReadings(1)],
    ['two of the same time', [...fakeReadings(1), ...fakeReadings(1)]],
    ['one of 1970', [{ at: 0, mgDl: 100, offsetMinutes: 0 }, ...fakeReadings(12)]],
    ['one of tomorrow', [...fakeReadings(12), { at: FAKE_NOW + DAY, mgDl: 100, offsetMinutes: 0 }]],
    ['one far in the east', fakeReadings(12).map((one) => ({ ...one, offsetMinutes: 840 }))],
    ['offsets nobody knows', fakeReadings(12).map(({ at, mgDl }) => ({ at, mgDl }))],
  ])('%s is shown like any other', async (_, readings) => {
    const { timeline } = await openTimeline(readings);
    fireEvent.click(screen.getByLabelText('All'));
    await waitFor(() => expect(timeline.points.value.count.reduce((sum, one) => sum + one, 0)).toBe(readings.length));
    press('+');
    press('-');
    fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    const box = await screen.findByRole('region', { name: 'Readings as a table' });
    expect(within(box).getAllByRole('row').length).toBeGreaterThan(1);
  });
});

describe('asking', () => {
  it('is for little at once, and of what is passed by nothing is asked', async () => {
    const { bridge, timeline } = await openTimeline();
    await whole();
    const asked = (): number =>
      bridge.calls.filter(({ name }) => name === 'getEnvelope' || name === 'getReadings').length;
    const before = asked();
    for (let i = 0; i < 200; i++)
      timeline.move({ fromAt: newestAt - (i % 20) * DAY - 3 * HOUR, toAt: newestAt - (i % 20) * DAY });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked() - before).toBeLessThan(60);
  });
});
