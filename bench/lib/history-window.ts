import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { _electron, type CDPSession, type ElectronApplication, type Page } from '@playwright/test';
import type { TimeRange } from '../../core/contract';
import { MARKS_WITHIN_MS } from '../../renderer/timeline/mark-tiles';
import { TIER_SPANS_MS, tierFor } from '../../renderer/timeline/tiers';
import { pssMbOf } from './process-tree';
import type { HomeName, Stage } from './stage';

/** The window of the history, as a person's hand and eye have it. */
export type HistoryWindow = {
  readonly page: Page;
  /** From a click on a thing of that name until everything it led to was painted, in ms. */
  click(role: 'button' | 'radio', name: string): Promise<number>;
  /** The ms of script that each of some steps of a move led to; a step is one frame's worth of work. */
  scriptOf(steps: number, step: (i: number) => Promise<void>): Promise<number[]>;
  /** Lays a bare uPlot over the timeline, of the points that it shows. */
  layBarePlot(box: Box, range: TimeRange): Promise<void>;
  removeBarePlot(): Promise<void>;
  /** What the window's process takes over that of an empty window beside it (PSS, MB). */
  overEmptyMb(): Promise<number>;
  close(): Promise<void>;
};

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const PAINTED = join(__dirname, '../probe/painted.js');
const BARE_PLOT = join(__dirname, '../probe/bare-plot.js');
const UPLOT = createRequire(__filename).resolve('uplot/dist/uPlot.iife.min.js');
/** What happens by itself once a window is open is over then (ms). */
const SETTLE_MS = 2500;
/** A move that is held up for so long (ms) has rested. */
const RESTS_MS = 100;
/** So long (ms) after that all is done that waits for a rest, such as the statistics. */
const FOLLOWS_MS = 500;
/** On a computer that is too busy for any move without a rest its steps count as they are. */
const MOST_TRIES = 2;

/** Starts the app over a copy of a data folder and waits until its window is at rest. */
export async function openHistoryWindow(stage: Stage, name: HomeName): Promise<HistoryWindow> {
  const configHome = await stage.configHome(name);
  const env = Object.entries({ ...stage.session.env, XDG_CONFIG_HOME: configHome });
  const app = await _electron.launch({
    executablePath: stage.electron,
    args: [...stage.switches, stage.folders.app],
    env: Object.fromEntries(env.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
  const page = await app.firstWindow();
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  await page.evaluate(await readFile(PAINTED, 'utf8'));
  await page.waitForTimeout(SETTLE_MS);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    page,
    click: async (role, name) => {
      await page.evaluate('benchPaint.watch()');
      await page.getByRole(role, { name, exact: true }).click();
      return page.evaluate('benchPaint.painted()');
    },
    scriptOf: (steps, step) => scriptOf(page, session, steps, step),
    layBarePlot: (box, range) => layBarePlot(page, box, range),
    removeBarePlot: () => page.evaluate('benchBare.remove()'),
    overEmptyMb: () => overEmptyMb(app, page),
    close: async () => {
      await app.close();
      await rm(configHome, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/**
 * A computer with other work holds up a step now and then for so long that the move has rested, and what follows a rest
 * follows in the middle of the move: such steps are left out, of ours and of the bare one alike.
 */
async function scriptOf(page: Page, session: CDPSession, steps: number, step: (i: number) => Promise<void>) {
  const taken: number[] = [];
  let before = await scriptMs(session);
  let [steppedAt, restedAt] = [performance.now(), Number.NEGATIVE_INFINITY];
  for (let i = 0; taken.length < steps; i += 1) {
    await step(i);
    await page.evaluate('benchPaint.frame().then(() => benchPaint.frame())');
    const after = await scriptMs(session);
    const now = performance.now();
    if (now - steppedAt > RESTS_MS) restedAt = now;
    const isMove = now - restedAt > FOLLOWS_MS;
    if (isMove || i >= MOST_TRIES * steps) taken.push(after - before);
    [before, steppedAt] = [after, now];
  }
  return taken;
}

async function scriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
}

async function overEmptyMb(app: ElectronApplication, page: Page): Promise<number> {
  const empty = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 1100, height: 760 });
    await window.loadURL('about:blank');
    return window.webContents.getOSProcessId();
  });
  const window = await app.browserWindow(page);
  const own = await window.evaluate((one) => one.webContents.getOSProcessId());
  await page.waitForTimeout(SETTLE_MS);
  return pssMbOf(own) - pssMbOf(empty);
}

/** A bare uPlot over a box of the page, of the points that the timeline has for a range: readings and entries. */
async function layBarePlot(page: Page, { x, y, width, height }: Box, range: TimeRange): Promise<void> {
  const spanMs = TIER_SPANS_MS[tierFor((range.toAt - range.fromAt) / width)];
  for (const file of [UPLOT, BARE_PLOT]) await page.evaluate(await readFile(file, 'utf8'));
  const withEntries = range.toAt - range.fromAt <= MARKS_WITHIN_MS;
  const laid = { ...range, spanMs, withEntries, box: { x, y, width, height } };
  await page.evaluate(`benchBare.lay(${JSON.stringify(laid)})`);
}
