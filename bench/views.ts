import type { TimeRange } from '../core/contract';
import type { Case } from './lib/case';
import { type HistoryWindow, openHistoryWindow } from './lib/history-window';
import { createRow, type Row, type Target } from './lib/row';
import type { HomeName, Stage } from './lib/stage';

const value = (atMost: number): Target => ({ kind: 'value', atMost });
const VIEWS = ['Timeline', 'Days', 'Pattern', 'Compare', 'Episodes', 'Year', 'Events', 'Devices', 'Now'] as const;
const OF_A_YEAR = ['Pattern', 'Compare'] as const;
const DAY_MS = 86_400_000;
/** So many frames of each move are looked at: the slowest of twenty is then no single one. */
const FRAMES = 120;
/** Frames before those: what is drawn for the first time is compiled then, ours and the bare one's alike. */
const WARM_FRAMES = 60;
/** A frame of a screen of 60 Hz. */
const FRAME_MS = 16.7;

/** One column of measurements by name, as they come. */
type Taken = Map<string, number[]>;
type Ends = { readonly firstAt: number; readonly lastAt: number };

/**
 * The window of the history over ten years on disk, without a network, as a person uses it: from each click until
 * everything it led to was painted, and the script of each frame while the timeline moves.
 */
export const views: Case = {
  name: 'views',
  measure: async ({ runs, stage }) => {
    const theStage = await stage();
    const { count, firstAt, lastAt } = await theStage.tenYears();
    const ends = { firstAt: firstAt ?? 0, lastAt: lastAt ?? 0 };
    const taken: Taken = new Map();
    for (let run = 0; run < runs; run += 1) {
      await inWindow(theStage, 'ten-years', (window) => measureWindow(window, ends, taken));
      await inWindow(theStage, 'app', (window) => measureYear(window, taken));
    }
    return rowsOf(taken, `${count} readings`);
  },
};

async function inWindow(stage: Stage, name: HomeName, use: (window: HistoryWindow) => Promise<void>): Promise<void> {
  const window = await openHistoryWindow(stage, name);
  try {
    await use(window);
  } finally {
    await window.close();
  }
}

const addTo =
  (taken: Taken): Add =>
  (name, ...values) =>
    taken.set(name, [...(taken.get(name) ?? []), ...values]);

/** Year shows all years there are; of a person who has one, it is one. */
async function measureYear(window: HistoryWindow, taken: Taken): Promise<void> {
  await window.click('button', 'Year');
  await window.click('button', 'Now');
  addTo(taken)('Year of a year', await window.click('button', 'Year'));
}

async function measureWindow(window: HistoryWindow, { firstAt, lastAt }: Ends, taken: Taken): Promise<void> {
  const add = addTo(taken);
  add('last 14 days', await window.click('button', 'Timeline'));
  await measureMoves(window, '14 days', { fromAt: lastAt - 14 * DAY_MS, toAt: lastAt }, add);
  add('all', await window.click('radio', 'All'));
  add('memory', await window.overEmptyMb());
  await measureMoves(window, 'ten years', { fromAt: firstAt, toAt: lastAt }, add);
  await window.click('radio', '14 d');
  for (const view of VIEWS) await window.click('button', view); // its script is read when it is first shown
  for (const view of VIEWS) add(`to ${view}`, await window.click('button', view));
  await window.click('button', 'Pattern');
  await window.click('radio', '1 y');
  for (const view of OF_A_YEAR) {
    await window.click('button', 'Now');
    add(`${view} of a year`, await window.click('button', view));
  }
}

type Add = (name: string, ...values: number[]) => unknown;

/** Zooms and moves along, first ours, then a bare uPlot over the same points in the same page. */
async function measureMoves(window: HistoryWindow, name: string, range: TimeRange, add: Add): Promise<void> {
  const { page } = window;
  const box = await page.locator('.timeline-frame').boundingBox();
  if (!box) throw new Error('there is no chart');
  /** The pointer reads what is below it, ours and the bare one's alike. */
  const point = async (): Promise<void> => {
    for (const aside of [3, 0]) await page.mouse.move(box.x + box.width / 2 - aside, box.y + box.height / 3);
  };
  const wheel = (i: number): Promise<void> => {
    const way = Math.floor(i / 10) % 2 === 0 ? -1 : 1;
    return i % 2 === 0 ? page.mouse.wheel(0, 20 * way) : page.mouse.wheel(20 * way, 0);
  };
  await point();
  await window.scriptOf(WARM_FRAMES, wheel);
  add(`moving ${name}`, ...(await window.scriptOf(FRAMES, wheel)));
  await window.layBarePlot(box, range);
  await point();
  await window.scriptOf(WARM_FRAMES, wheel);
  add(`moving ${name}, bare`, ...(await window.scriptOf(FRAMES, wheel)));
  await window.removeBarePlot();
}

function rowsOf(taken: Taken, about: string): Row[] {
  const of = (name: string): number[] => taken.get(name) ?? [];
  const shown = (what: string, name: string, atMost: number) =>
    createRow({ what, unit: 'ms', measured: of(name), target: value(atMost), details: [about] });
  return [
    shown('click to the last 14 days painted', 'last 14 days', 300),
    shown('click to ten years painted', 'all', 500),
    ...['14 days', 'ten years'].flatMap((name) => moveRows(name, of)),
    ...[...OF_A_YEAR, 'Year'].map((view) => shown(`click to ${view} of a year painted`, `${view} of a year`, 150)),
    ...VIEWS.map((view) =>
      shown(`click to ${view} painted, ${view === 'Year' ? 'ten years' : '14 days'}`, `to ${view}`, 100),
    ),
    createRow({
      what: 'window of ten years, over an empty window',
      unit: 'MB',
      measured: of('memory'),
      target: value(150),
      details: ['the share of its process (PSS) over that of an empty window beside it'],
    }),
  ];
}

/** What most frames take at most; a row has one of each run, which the others of it are sorted below. */
function moveRows(name: string, of: (name: string) => number[]): Row[] {
  const measured = inRuns(of(`moving ${name}`)).map(percentile95);
  const bare = inRuns(of(`moving ${name}, bare`)).map(percentile95);
  const what = `script of a frame, moving in ${name} (p95)`;
  return [
    createRow({ what, unit: 'ms', measured, target: value(FRAME_MS) }),
    createRow({
      what: `${what}, beside a bare uPlot`,
      unit: 'ms',
      measured,
      bare,
      target: { kind: 'ratio', atMost: 1.5 },
    }),
  ];
}

const inRuns = (frames: readonly number[]): number[][] =>
  Array.from({ length: frames.length / FRAMES }, (_, run) => frames.slice(run * FRAMES, (run + 1) * FRAMES));

function percentile95(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.floor(0.95 * (ascending.length - 1))] ?? Number.NaN;
}
