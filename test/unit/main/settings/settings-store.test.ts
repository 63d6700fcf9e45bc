import { mkdir, readdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { openSettings } from '../../../../main/settings/settings-store';
import { STORED_DEFAULTS, type Stored } from '../../../../main/settings/stored';
import { makeFolder } from '../simulated';

// The library asks for Electron's module, which outside Electron tells no more than where its program is.
beforeEach(() => void vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', tmpdir()));

async function settingsIn(folder: string) {
  const heard: Stored[] = [];
  const store = await openSettings(folder, (stored) => heard.push(stored));
  return { store, heard, onDisk: async () => JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) };
}
const place = (x: number) => ({ x, y: 0, width: 800, height: 600 });

test('opening writes nothing; the first change writes everything, for its owner alone', async () => {
  const folder = await makeFolder();
  const { store, heard, onDisk } = await settingsIn(folder);
  expect(await readdir(folder)).toEqual([]);
  await store.update({ demo: 'new' });
  expect(store.get()).toEqual({ ...STORED_DEFAULTS, demo: 'new' });
  expect(heard).toEqual([store.get()]);
  expect(await onDisk()).toEqual(store.get());
  expect((await stat(join(folder, 'settings.json'))).mode & 0o777).toBe(0o600);
});

test('changes that nobody waited for are all on disk, in their order, once it has stopped', async () => {
  const { store, heard, onDisk } = await settingsIn(await makeFolder());
  void store.update({ demo: 'new' });
  for (let x = 1; x <= 5; x++) void store.update({ window: place(x) });
  void store.update({ toldNoTray: true });
  await store.stop();
  expect(heard.map(({ window }) => window?.x)).toEqual([undefined, 1, 2, 3, 4, 5, 5]);
  expect(await onDisk()).toEqual({ ...STORED_DEFAULTS, demo: 'new', window: place(5), toldNoTray: true });
});

test('where the disk refuses nothing is changed, and the next change is tried again', async () => {
  const folder = await makeFolder();
  const { store, heard, onDisk } = await settingsIn(folder);
  const inTheWay = join(folder, 'settings.json');
  await mkdir(inTheWay);
  await expect(store.update({ demo: 'new' })).rejects.toThrow();
  expect([store.get(), heard]).toEqual([STORED_DEFAULTS, []]);
  await rmdir(inTheWay);
  await store.update({ toldNoTray: true });
  expect(await onDisk()).toEqual({ ...STORED_DEFAULTS, toldNoTray: true });
});

test('a damaged file is kept, and what could be read of it stands in the new one at once', async () => {
  const folder = await makeFolder();
  const damaged = JSON.stringify({ ...STORED_DEFAULTS, demo: 'new', window: 'left' });
  await writeFile(join(folder, 'settings.json'), damaged);
  const { store, onDisk } = await settingsIn(folder);
  expect(store.wasReset).toBe(true);
  expect(await onDisk()).toEqual({ ...STORED_DEFAULTS, demo: 'new' });
  expect(await readFile(join(folder, 'settings.json.unreadable'), 'utf8')).toBe(damaged);
});

test('what a later version wrote stays', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...STORED_DEFAULTS, later: [1] }));
  const { store, onDisk } = await settingsIn(folder);
  expect(store.wasReset).toBe(false);
  await store.update({ demo: 'new' });
  expect(await onDisk()).toEqual({ ...STORED_DEFAULTS, demo: 'new', later: [1] });
});
