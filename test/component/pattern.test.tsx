// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  type FakeBridge,
  type FakeReading,
  fakeSnapshot,
} from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BERLIN = 60;
/** Midnight in Berlin. */
const UNTIL = Date.UTC(2024, 10, 14) - BERLIN * MINUTE;

/** Whole days up to `UNTIL`, of a value by the hour of the day and how many days ago it was. */
function days(count: number, valueAt: (hour: number, daysAgo: number) => number): FakeReading[] {
  return Array.from({ length: count * 288 }, (_, i) => {
    const at = UNTIL - count * DAY + i * 5 * MINUTE;
    const hour = (i % 288) / 12;
    return { at, mgDl: valueAt(hour, count - Math.floor(i / 288)), offsetMinutes: BERLIN };
  });
}

type Given = {
  readonly readings: readonly FakeReading[];
  readonly settings?: Partial<Settings>;
  readonly locale?: string;
};

async function openView(view: 'pattern' | 'compare', { readings, settings = {}, locale = 'en-GB' }: Given) {
  const now = UNTIL + HOUR;
  const state = { account: DEXCOM_ACCOUNT, settings: { ...DEFAULT_SETTINGS, ...settings }, locale, now };
  const bridge = createFakeBridge(fakeSnapshot(readings, state), readings);
  const { app } = await open(bridge);
  app.view.screen.value = view;
  await screen.findByRole('heading', { name: view === 'pattern' ? 'Pattern' : 'Compare' });
  return { bridge, app };
}

const press = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('button', { name }));
const statistics = () => screen.findByRole('region', { name: 'Statistics' });
const shownOf = async (label: RegExp): Promise<string | null | undefined> =>
  (await within(await statistics()).findByText(label, { selector: 'dt' })).nextElementSibling?.textContent;
const copied = (bridge: FakeBridge): string => String(callsOf(bridge, 'copyText').at(-1)?.[0]);

/** Low from two to four in five of fourteen nights, else even. */
const FIVE_NIGHTS = days(14, (hour, ago) => (hour >= 2 && hour < 4 && [1, 4, 6, 9, 13].includes(ago) ? 60 : 120));

describe('the daily pattern', () => {
  it('says which hours stand out, and how that is found', async () => {
    await openView('pattern', { readings: FIVE_NIGHTS });
    expect(await screen.findByText('Lows cluster 02:00 to 04:00: on 5 of 14 nights.')).toBeTruthy();
    press('How this number was made: Hours that stand out');
    expect(screen.getByRole('dialog', { name: 'How this number was made' }).textContent).toContain('Ours');
  });

  it('says so where no hour does', async () => {
    await openView('pattern', { readings: days(14, () => 120) });
    expect(await screen.findByText(/^No hours stand out/)).toBeTruthy();
  });

  it('is read hour by hour with keys, aloud', async () => {
    await openView('pattern', { readings: FIVE_NIGHTS });
    const chart = await screen.findByRole('application', { name: /^Glucose by time of day/ });
    fireEvent.keyDown(chart, { key: 'Home' });
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    const sentence =
      '01:00 to 02:00: median 120, half from 110 to 120, nine tenths from 110 to 120 mg/dL, of 168 readings';
    expect(await screen.findByText(sentence, { selector: '[role=status]' })).toBeTruthy();
    fireEvent.keyDown(chart, { key: 'Escape' });
    expect(await screen.findByText(/^Point at the chart/)).toBeTruthy();
  });

  it('is a table and a text as well, of the days of the week that were chosen', async () => {
    const { bridge } = await openView('pattern', {
      readings: FIVE_NIGHTS,
      settings: { unit: 'mmol/L' },
      locale: 'de-DE',
    });
    fireEvent.click(await screen.findByRole('radio', { name: 'Monday to Friday' }));
    press('Show as table');
    const table = screen.getByRole('table', { name: /^Glucose by time of day, Monday to Friday, in mmol/ });
    expect(within(table).getAllByRole('row')).toHaveLength(25);
    expect(within(table).getByRole('row', { name: /^12:00 to 13:00 6,7 6,7 6,7 6,7 6,7 120$/ })).toBeTruthy();
    press('Copy text');
    expect(copied(bridge)).toContain('12:00 to 13:00\t6,7\t6,7\t6,7\t6,7\t6,7\t120');
    expect(await screen.findByText('Copied.')).toBeTruthy();
  });

  it('of few days says what it lacks, and so does what stands beside it', async () => {
    await openView('pattern', { readings: days(4, () => 120) });
    expect(await screen.findByText('A daily pattern: not enough data (4 of 7 days).')).toBeTruthy();
    expect(screen.queryByText(/Choose a longer period/)).toBeNull(); // there is none
    expect(screen.getByText(/4 of 14 days have data/)).toBeTruthy();
    expect(await shownOf(/^GMI/)).toBe('not enough data (4 of 14 days, 28 %)');
    expect(await shownOf(/^Mean/)).toBe('120 mg/dL');
  });

  it('without readings says what to do', async () => {
    await openView('pattern', { readings: [] });
    await waitFor(() => expect(screen.getAllByText('There are no readings in this time.')).toHaveLength(2));
  });

  it('that could not be read is asked for again', async () => {
    const { bridge, app } = await openView('pattern', { readings: FIVE_NIGHTS });
    await screen.findByText(/^Lows cluster/);
    bridge.answers.readingsFail = true;
    app.view.screen.value = 'now';
    await screen.findByRole('heading', { name: /^Last/ });
    app.view.screen.value = 'pattern';
    expect(await screen.findByText('The history on this computer could not be read.')).toBeTruthy();
    bridge.answers.readingsFail = false;
    press('Try again');
    expect(await screen.findByText(/^Lows cluster/)).toBeTruthy();
  });
});

describe('the statistics', () => {
  it('have each zone with its goal, and sum to a hundred', async () => {
    await openView('pattern', { readings: FIVE_NIGHTS });
    const table = await within(await statistics()).findByRole('table', { name: 'Time in ranges' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      ['very highabove 250', '0 %', 'under 5 %'],
      ['high181 to 250', '0 %', ''],
      ['All above', '0 %', 'under 25 %'],
      ['in range70 to 180', '97 %', 'over 70 %'],
      ['low54 to 69', '3 %', ''],
      ['very lowbelow 54', '0 %', 'under 1 %'],
      ['All below', '3 %', 'under 4 %'],
    ]);
  });

  it('say what they are of, and what they are not', async () => {
    await openView('pattern', { readings: FIVE_NIGHTS });
    expect(await within(await statistics()).findByText('14 days, 4,032 of 4,032 readings (100 %)')).toBeTruthy();
    expect(await shownOf(/^GMI/)).toBe('6.1 % (44 mmol/mol)');
    expect(await shownOf(/^Low episodes/)).toBe('0.4 a day');
    expect(screen.getByText('5 in all, 0 of them very low')).toBeTruthy();
    expect(screen.getByText('an estimate from the mean; it is not A1C')).toBeTruthy();
    expect(screen.getByText(/^For information only/)).toBeTruthy();
  });

  it('of a pregnancy have four zones and its goals', async () => {
    await openView('pattern', { readings: FIVE_NIGHTS, settings: { preset: 'pregnancy', unit: 'mmol/L' } });
    const table = await within(await statistics()).findByRole('table', { name: 'Time in ranges' });
    expect(table.textContent).not.toContain('very high');
    expect(within(table).getByRole('row', { name: /^in range ?3.5 to 7.8/ }).textContent).toContain('over 70 %');
    expect(within(table).getByRole('row', { name: /^high ?above 7.8/ }).textContent).toContain('under 25 %');
  });

  it('explain each number: formula, what it was made of, source', async () => {
    await openView('pattern', { readings: FIVE_NIGHTS });
    await shownOf(/^GMI/);
    press('How this number was made: GMI');
    const dialog = screen.getByRole('dialog', { name: 'How this number was made' });
    for (const part of ['3.31 + 0.02392', '70 % of their readings', 'Bergenstal 2018', '4,032 of 4,032'])
      expect(dialog.textContent).toContain(part);
  });

  it('leave out what the person left out, and say how much', async () => {
    const { bridge, app } = await openView('pattern', { readings: FIVE_NIGHTS });
    await screen.findByText(/^Lows cluster/);
    for (const ago of [1, 4, 6, 9, 13]) {
      const fromAt = UNTIL - ago * DAY + 2 * HOUR;
      await bridge.setExcluded({ fromAt, toAt: fromAt + 2 * HOUR }, true);
    }
    app.view.screen.value = 'now';
    await screen.findByRole('heading', { name: /^Last/ });
    app.view.screen.value = 'pattern';
    expect(await screen.findByText(/^No hours stand out/)).toBeTruthy();
    const madeOf = '14 days, 4,032 of 4,032 readings (100 %), 120 left out by you';
    expect(await within(await statistics()).findByText(madeOf)).toBeTruthy();
    expect(await shownOf(/^Low episodes/)).toBe('0.0 a day');
    expect(await shownOf(/^Mean/)).toBe('120 mg/dL');
  });

  it('come by day of the week and by hours, too', async () => {
    await openView('pattern', { readings: FIVE_NIGHTS });
    fireEvent.click(await screen.findByRole('radio', { name: 'By day, hour' }));
    const weekdays = await screen.findByRole('table', { name: 'By day of the week' });
    expect(within(weekdays).getAllByRole('row')).toHaveLength(1 + 7 + 2);
    const hours = await screen.findByRole('table', { name: 'By hours of the day' });
    expect(within(hours).getByRole('row', { name: /^00:00 to 03:00 504 readings 12 % 88 % 0 % 113$/ })).toBeTruthy();
    const each = await screen.findByRole('table', { name: 'By day' });
    expect(within(each).getAllByRole('row')).toHaveLength(1 + 14);
  });

  it('by day and hour and those of research are copied, too, each day among them', async () => {
    const { bridge } = await openView('pattern', { readings: FIVE_NIGHTS });
    fireEvent.click(await screen.findByRole('radio', { name: 'By day, hour' }));
    await screen.findByRole('button', { name: 'Copy picture: statistics by day and hour' });
    press('Copy text: statistics by day and hour');
    expect(copied(bridge)).toMatch(/^Glucose statistics, .*readings \(100 %\)\. Times as lived\n/);
    expect(copied(bridge)).toContain('00:00 to 03:00\t12 %\t88 %\t0 %\t113\t504\n');
    expect(copied(bridge).match(/^\w{3},? \d+ \w+ 2024\t/gm)).toHaveLength(14);
    fireEvent.click(screen.getByRole('radio', { name: 'Research' }));
    await screen.findByText('MODD');
    press('Copy text: research metrics');
    expect(copied(bridge)).toMatch(/^GRI\t7\tglycemia risk index$/m);
  });

  it('have the metrics of research on a page of their own, labelled', async () => {
    await openView('pattern', { readings: FIVE_NIGHTS });
    await shownOf(/^GMI/);
    expect(screen.queryByText('GRI')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'Research' }));
    expect(await screen.findByRole('heading', { name: 'Research metrics' })).toBeTruthy();
    expect(await shownOf(/^GRI/)).toBe('7');
    expect(await shownOf(/^MODD/)).toMatch(/^\d+ mg\/dL$/);
  });

  it('say how many readings are LOW or HIGH, and what is copied says so as well, and of which days', async () => {
    const { bridge } = await openView('pattern', {
      readings: days(14, (hour) => (hour < 1 ? 39 : hour < 2 ? 401 : 120)),
    });
    const low = '168 LOW below what the sensor measures: counted as 39 mg/dL.';
    const words = `${low} 168 HIGH above what the sensor measures: counted as 401 mg/dL.`;
    expect(await within(await statistics()).findByText(words)).toBeTruthy();
    press('Copy text: statistics');
    expect(copied(bridge)).toMatch(/^Glucose statistics, 30 Oct to 13 Nov 2024: 14 days, 4,032 of 4,032 readings/);
    expect(copied(bridge)).toContain(`\n${words}\n`);
  });

  it('leave out what the person left out in every metric of research, those of a trace too', async () => {
    const { bridge } = await openView('pattern', { readings: FIVE_NIGHTS });
    for (const ago of [1, 4, 6, 9, 13]) {
      const fromAt = UNTIL - ago * DAY + 2 * HOUR;
      await bridge.setExcluded({ fromAt, toAt: fromAt + 2 * HOUR }, true);
    }
    fireEvent.click(await screen.findByRole('radio', { name: 'Research' }));
    expect(await shownOf(/^LBGI/)).toBe('0.0');
    expect(await shownOf(/^MODD/)).toBe('0 mg/dL');
    expect(await shownOf(/^GVP/)).toBe('0 %');
  });

  it('are copied as text', async () => {
    const { bridge } = await openView('pattern', { readings: FIVE_NIGHTS });
    await shownOf(/^Low episodes/);
    press('Copy text: statistics');
    expect(copied(bridge)).toContain('in range (70 to 180 mg/dL)\t97 %\tgoal over 70 %');
    expect(copied(bridge)).toContain('Low episodes\t0.4 a day\t5 in all, 0 of them very low');
  });
});

describe('the statistics beside the timeline', () => {
  it('follow what is seen, and make room when asked to', async () => {
    const readings = days(30, (_, ago) => (ago > 7 ? 150 : 120));
    const { app } = await openView('pattern', { readings });
    app.view.screen.value = 'timeline';
    await screen.findByRole('heading', { name: /^Timeline/ });
    expect(await shownOf(/^Mean/)).toBe('135 mg/dL');
    fireEvent.click(screen.getByRole('radio', { name: '7 d' }));
    expect(await within(await statistics()).findByText('7 days, 2,016 of 2,016 readings (100 %)')).toBeTruthy();
    expect(await shownOf(/^Mean/)).toBe('120 mg/dL');
    press('Hide statistics');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Statistics' })).toBeNull());
    press('Show statistics');
    expect(await statistics()).toBeTruthy();
  });
});

describe('comparing', () => {
  const rowOf = async (name: RegExp): Promise<ReadonlyArray<string | null>> => {
    const row = await screen.findByRole('row', { name });
    return [...row.children].slice(1).map(({ textContent }) => textContent);
  };

  it('holds a difference against how weeks differ: as large as usual, or more', async () => {
    const readings = days(16 * 7, (_, ago) => 120 + (Math.ceil(ago / 7) % 2) * 10 + (ago <= 7 ? 60 : 0));
    const { app } = await openView('compare', { readings });
    fireEvent.click(await screen.findByRole('radio', { name: '7 d' }));
    expect(await rowOf(/^Mean 190/)).toEqual(['190 mg/dL', '120 mg/dL', '+70 mg/dL', 'more than usual']);
    expect(app.view.trouble.value).toBeNull();
    cleanup();
    const even = days(16 * 7, (_, ago) => 120 + (Math.ceil(ago / 7) % 2) * 10);
    await openView('compare', { readings: even });
    fireEvent.click(await screen.findByRole('radio', { name: '7 d' }));
    expect(await rowOf(/^Mean 130/)).toEqual([
      '130 mg/dL',
      '120 mg/dL',
      '+10 mg/dL',
      'inside the usual week-to-week spread',
    ]);
  });

  it('says what is lacking, in either period and of the weeks', async () => {
    await openView('compare', { readings: days(15, () => 120) });
    expect(await rowOf(/^Mean/)).toEqual(['120 mg/dL', '120 mg/dL', '±0 mg/dL', 'not enough data (2 of 6 weeks)']);
    expect((await rowOf(/^GMI/))[1]).toMatch(/^not enough data \(1 of 14 days/);
    expect(screen.getByText(/The other period has not enough data to be drawn/)).toBeTruthy();
  });

  it('with nothing before says so', async () => {
    await openView('compare', { readings: days(14, () => 120) });
    expect(await screen.findByText(/^There are no readings in the other period/)).toBeTruthy();
  });

  it('takes a year before, or other dates', async () => {
    const { bridge } = await openView('compare', { readings: days(400, (_, ago) => (ago > 300 ? 150 : 120)) });
    fireEvent.click(await screen.findByRole('radio', { name: 'A year before' }));
    expect((await rowOf(/^Mean 120 mg\/dL 150/))[2]).toBe('−30 mg/dL');
    press('Copy text');
    expect(copied(bridge)).toMatch(/^This period: 14 days, .* 2024, 100 % of readings. The other: 14 days, .* 2023/);
  });

  it('is of all days, of Mondays to Fridays or of Saturdays and Sundays, and says which', async () => {
    // Nov 14, 2024 is a Thursday: of seven days before it began, the fourth and fifth from the end are a weekend.
    const isWeekend = (ago: number): boolean => [4, 5].includes(ago % 7);
    const readings = days(14 * 7, (_, ago) => (isWeekend(ago) ? (ago <= 14 ? 150 : 180) : 120));
    const { bridge } = await openView('compare', { readings });
    expect(await rowOf(/^Mean 129/)).toEqual(['129 mg/dL', '137 mg/dL', '−9 mg/dL', 'more than usual']);
    fireEvent.click(screen.getByRole('radio', { name: 'Monday to Friday' }));
    expect((await rowOf(/^Mean 120/)).slice(0, 3)).toEqual(['120 mg/dL', '120 mg/dL', '±0 mg/dL']);
    expect((await rowOf(/^GMI/))[0]).toMatch(/^not enough data \(10 of 14 days/);
    fireEvent.click(screen.getByRole('radio', { name: 'Saturday, Sunday' }));
    expect((await rowOf(/^Mean 150/)).slice(0, 3)).toEqual(['150 mg/dL', '180 mg/dL', '−30 mg/dL']);
    expect(await screen.findByText(/^A daily pattern of this period: not enough data \(4 of 7 days/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: '30 d' }));
    await screen.findByRole('button', { name: 'Copy text' });
    press('Copy text');
    expect(copied(bridge)).toMatch(/^Saturday, Sunday alone\. This period: 30 days/);
  });

  it('holds the next period against the same, also after another view was looked at', async () => {
    const { app } = await openView('compare', { readings: days(400, (_, ago) => (ago > 300 ? 150 : 120)) });
    fireEvent.click(await screen.findByRole('radio', { name: 'A year before' }));
    app.view.screen.value = 'pattern';
    await screen.findByRole('heading', { name: 'Pattern' });
    app.view.screen.value = 'compare';
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'A year before' })).checked).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: '7 d' }));
    expect((await rowOf(/^Mean 120 mg\/dL 150/))[2]).toBe('−30 mg/dL');
  });
});
