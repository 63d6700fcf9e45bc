import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { LIVED } from '../../../../core/statistics/clock';
import { PRESETS } from '../../../../core/statistics/presets';
import { type Archive, ArchiveError, type Page } from '../../../../main/archive/contract';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { openDatabase } from '../../../../main/archive/sqlite';
import { textOf } from '../../../../main/dexcom/body';
import { parseDevices, parsePage } from '../../../../main/dexcom/parse-page';
import { openArchiveInWorker } from '../../../../main/worker/open-in-worker';
import { createDemo } from '../../../../simulator/demo';
import { DAY_MS, NOW, queryTime } from '../../simulator/client';
import { makeFolder } from '../simulated';

const DAYS = 10;
const RANGE = { fromAt: NOW - DAYS * DAY_MS, toAt: NOW };
let page: Page;

/** Each thread reads its sources first, which takes its time where others hold the processor. */
vi.setConfig({ testTimeout: 30_000 });

/** Readings as the API answers it. */
beforeAll(async () => {
  const demo = createDemo({ personId: 'steady', now: () => NOW });
  const query = new URLSearchParams({ startDate: queryTime(RANGE.fromAt), endDate: queryTime(NOW) });
  const headers = { authorization: `Bearer ${demo.accessToken}` };
  const { body } = await demo.request('GET', `/v3/users/self/egvs?${query}`, headers, '');
  page = { kind: 'egv', window: RANGE, body, fetchedAt: NOW };
});

const bytesOf = ({ body }: Page): Uint8Array => new TextEncoder().encode(textOf(body));

async function open(path: string): Promise<Archive> {
  const { archive, setAside } = await openArchiveInWorker(path, NOW);
  onTestFinished(() => archive.close());
  expect(setAside).toBeNull();
  return archive;
}

const newPath = async (): Promise<string> => join(await makeFolder(), 'archives', 'a.sqlite');

test('in its thread it keeps and answers what it does in this one', async () => {
  const there = await open(await newPath());
  const { archive: here } = await openArchiveFile(await newPath(), NOW, { parsePage, parseDevices });
  onTestFinished(() => here.close());
  for (const ask of [
    (archive: Archive) => archive.keep(page),
    (archive: Archive) => archive.newest(NOW),
    (archive: Archive) => archive.records('egv', RANGE),
    (archive: Archive) => archive.envelope(RANGE, 100),
    (archive: Archive) => archive.hours(RANGE),
    (archive: Archive) => archive.days(RANGE, LIVED),
    (archive: Archive) => archive.pattern(RANGE, { bounds: PRESETS.standard.thresholds, clock: LIVED, without: [] }),
    (archive: Archive) => archive.summary(),
    (archive: Archive) => archive.covered('egv'),
    (archive: Archive) => archive.keep({ ...page, body: '<html>' }),
    (archive: Archive) => archive.keep({ ...page, body: bytesOf(page) }),
  ]) {
    expect(await ask(there)).toEqual(await ask(here));
  }
  expect((await there.summary()).count).toBeGreaterThan(DAYS * 200);
});

test('the bytes of a page are moved, not copied', async () => {
  const archive = await open(await newPath());
  const body = bytesOf(page);
  const kept = archive.keep({ ...page, body });
  expect(body.byteLength).toBe(0);
  expect(await kept).toMatchObject({ ok: true, value: { changed: true } });
});

test('closing waits for the page that is being kept', async () => {
  const path = await newPath();
  const archive = await open(path);
  const kept = archive.keep(page);
  await archive.close();
  expect(await kept).toMatchObject({ ok: true });
  await expect(archive.newest(NOW)).rejects.toBeInstanceOf(ArchiveError);
  expect((await (await open(path)).summary()).count).toBeGreaterThan(DAYS * 200);
});

test('a question that is given up ends, and the next is answered', async () => {
  const archive = await open(await newPath());
  await archive.keep(page);
  const controller = new AbortController();
  const asked = archive.records('egv', RANGE, controller.signal);
  controller.abort('scrolled on');
  await expect(asked).rejects.toBe('scrolled on');
  expect((await archive.records('egv', RANGE)).at.length).toBeGreaterThan(DAYS * 200);
});

test('a file of a newer version is refused by its name', async () => {
  const path = await newPath();
  await (await open(path)).close();
  const database = await openDatabase(path);
  database.exec('PRAGMA user_version = 999');
  database.close();
  await expect(openArchiveInWorker(path, NOW)).rejects.toMatchObject({ failure: 'newer' });
});
