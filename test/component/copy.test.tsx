// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../core/account';
import { CopyActions } from '../../renderer/copy/copy-actions';
import { wrapWords } from '../../renderer/copy/make-picture';
import { layoutTable } from '../../renderer/copy/table-figure';
import { AppContext } from '../../renderer/state/app';
import type { Screen } from '../../renderer/state/view';
import {
  createFakeBridge,
  DEXCOM_ACCOUNT,
  FAKE_NOW,
  type FakeBridge,
  type FakeReading,
  fakeSnapshot,
} from '../support/fake-bridge';
import { callsOf, open } from './support';

afterEach(cleanup);
afterEach(() => vi.unstubAllGlobals());
beforeEach(() => vi.stubGlobal('IntersectionObserver', undefined)); // everything counts as seen

const DAYS = 20;
const READINGS: readonly FakeReading[] = Array.from({ length: DAYS * 288 }, (_, i) => ({
  at: FAKE_NOW - (DAYS * 288 - i) * 5 * 60_000,
  mgDl: 60 + (i % 160),
  offsetMinutes: 0,
}));

async function openView(name: Screen, account?: Account): Promise<FakeBridge> {
  const bridge = createFakeBridge(fakeSnapshot(READINGS, account ? { account } : {}), READINGS);
  const { app } = await open(bridge);
  app.view.screen.value = name;
  return bridge;
}

describe('a copy as text', () => {
  it.each<Screen>(['now', 'timeline', 'days', 'pattern', 'compare', 'episodes', 'year'])(
    'of %s says what it covers, and ends with what it is not for',
    async (name) => {
      const bridge = await openView(name);
      const lines = await vi.waitFor(
        () => {
          fireEvent.click(screen.getByRole('button', { name: 'Copy text' }));
          const copied = String(callsOf(bridge, 'copyText').at(-1)?.[0]).split('\n');
          expect(copied[0]).toMatch(/ of .*readings/);
          return copied;
        },
        { timeout: 4000 },
      );
      expect(lines.at(-1)).toBe(
        'Demo: these values are made up. Steadyline, for information only, not for treatment decisions.',
      );
    },
  );

  it('of the last hours has each reading, newest first, on the clock it was measured by', async () => {
    const bridge = await openView('now', DEXCOM_ACCOUNT);
    fireEvent.click(await screen.findByRole('button', { name: 'Copy text' }));
    const lines = String(callsOf(bridge, 'copyText')[0]?.[0]).split('\n');
    expect(lines[1]).toBe('Time\tGlucose (mg/dL)\tRange');
    expect(lines[2]).toMatch(/^\d+ Nov 2024, \d\d:\d\d\t\d+\t[a-z ]+$/);
    expect(lines.at(-1)).toMatch(/^Steadyline, for information only/);
  });
});

it('what was copied is said to be while its readings are still read, until it is another', async () => {
  const { app } = await open(createFakeBridge(fakeSnapshot(READINGS), READINGS));
  const draw = (title: string, subject: string) => (
    <AppContext.Provider value={app}>
      <CopyActions title={title} subject={subject} text={() => ''} />
    </AppContext.Provider>
  );
  cleanup();
  const { rerender } = render(draw('3 hours', '3 hours'));
  fireEvent.click(screen.getByRole('button', { name: 'Copy text' }));
  await screen.findByText('Copied.');
  rerender(draw('3 hours, 80 % of readings', '3 hours'));
  expect(screen.queryByText('Copied.')).toBeTruthy();
  rerender(draw('5 hours, 80 % of readings', '5 hours'));
  expect(screen.queryByText('Copied.')).toBeNull();
});

describe('the words above a picture', () => {
  const widthOf = (line: string): number => line.length;

  it('are broken between words', () => {
    expect(wrapWords('14 days, 96 % of readings', 10, widthOf)).toEqual(['14 days,', '96 % of', 'readings']);
  });

  it('keep every word, in lines no wider than there is room unless a word alone is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1 }),
        fc.integer({ min: 1, max: 60 }),
        (words, room) => {
          const lines = wrapWords(words.join(' '), room, widthOf);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(line.length <= room || !line.includes(' ')).toBe(true);
        },
      ),
    );
  });
});

describe('a table as a picture', () => {
  const widthOf = (words: string): number => 6 * words.length;
  const linesOf = (text: string) =>
    layoutTable(text, widthOf, 18).rows.map(({ cells }) => cells.map(({ lines }) => lines));

  it.each<Screen>(['episodes', 'events'])('can be had of %s, where nothing is drawn', async (name) => {
    const bridge = await openView(name);
    bridge.answers.logged = { events: [{ at: FAKE_NOW - 3_600_000, type: 'carbs', value: 45 }] };
    expect((await screen.findAllByRole('button', { name: /^Copy picture/ })).length).toBeGreaterThan(0);
  });

  it('has what the text has, in columns, and sentences over their whole width', () => {
    const { rows } = layoutTable('Two rows\nStart\tWhat\n09:05\ta high', widthOf, 18);
    expect(rows.map(({ cells }) => cells)).toEqual([
      [{ left: 0, lines: ['Two rows'] }],
      [
        { left: 0, lines: ['Start'] },
        { left: 46, lines: ['What'] },
      ],
      [
        { left: 0, lines: ['09:05'] },
        { left: 46, lines: ['a high'] },
      ],
    ]);
    expect(rows.map(({ top }) => top)).toEqual([0, 26, 52]);
  });

  it('shows the beginning of what is long, and says how many rows more there are', () => {
    const [[, note] = []] = linesOf(`10:00\t${'pizza '.repeat(500)}`);
    expect(note).toHaveLength(6);
    expect(note?.at(-1)).toMatch(/^pizza .*…$/);
    const [[, word] = []] = linesOf(`10:00\t${'p'.repeat(500)}`);
    expect(word).toEqual([`${'p'.repeat(35)}…`]);
    expect(linesOf(Array.from({ length: 240 }, (_, i) => `${i}`).join('\n')).at(-1)).toEqual([
      ['… and 40 more; copied as text it is whole.'],
    ]);
  });

  it('has no words that lie on others', () => {
    const cell = fc.stringMatching(/^[a-z ]{0,90}$/);
    const row = fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join('\t'));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (table) => {
        const { rows, width, height } = layoutTable(table.join('\n'), widthOf, 18);
        for (const [i, { top, cells }] of rows.entries()) {
          for (const [n, { left, lines }] of cells.entries()) {
            const end = left + Math.max(...lines.map(widthOf));
            expect(end).toBeLessThanOrEqual(cells[n + 1]?.left ?? width);
            expect(top + lines.length * 18).toBeLessThanOrEqual(rows[i + 1]?.top ?? height);
          }
        }
      }),
    );
  });
});

describe('the statistics of a list', () => {
  const unfold = async (): Promise<void> => {
    const details = (await screen.findByText('Statistics of these days')).closest('details');
    if (!details) throw new Error('nothing to unfold');
    details.open = true;
    fireEvent(details, new Event('toggle'));
  };

  it.each<Screen>(['days', 'episodes', 'year'])('stand with %s', async (name) => {
    await openView(name);
    await unfold();
    expect(await screen.findByRole('heading', { name: 'Statistics' })).toBeTruthy();
    expect(await screen.findByText('an estimate from the mean; it is not A1C')).toBeTruthy();
  });

  it('of a calendar are of all years or of one', async () => {
    const year = 366 * 288 * 5 * 60_000;
    const readings = [...READINGS.map((one) => ({ ...one, at: one.at - year })), ...READINGS];
    const { app } = await open(createFakeBridge(fakeSnapshot(readings), readings));
    app.view.screen.value = 'year';
    await unfold();
    expect(await screen.findByText(/11,5\d\d of|11,5\d\d /)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Statistics of'), { target: { value: 'in 2024' } });
    expect(await screen.findByText(/5,7\d\d of/)).toBeTruthy();
  });
});
