import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archivePath } from '../../../main/archive/archive-path';
import { openArchiveFile } from '../../../main/archive/open-archive-file';
import { peekNewest } from '../../../main/archive/peek';
import { parseDevices, parsePage } from '../../../main/dexcom/parse-page';
import { readStored } from '../../../main/settings/read-stored';
import { STORED_DEFAULTS } from '../../../main/settings/stored';
import { FAULTS } from '../../../simulator/faults/faults';
import { handle } from '../../../simulator/handle';
import { grant } from '../../../simulator/oauth/oauth-state';
import { createWorld } from '../../../simulator/world';
import { DAY, makeFolder, personWith } from '../main/simulated';

const NOW = Date.UTC(2026, 4, 1, 12);
const READINGS = Array.from({ length: 1000 }, (_, i) => ({ at: NOW - (1000 - i) * 300_000 }));

const open = (path: string) => openArchiveFile(path, NOW, { parsePage, parseDevices });

/** A data folder with a history of a week, as the app leaves it when it ends. */
async function folderWithHistory(): Promise<{ folder: string; path: string }> {
  const folder = await makeFolder();
  await mkdir(join(folder, 'archives'));
  const path = archivePath(folder, 'aabbccddeeff');
  const { archive } = await open(path);
  const person = personWith(READINGS, NOW - 8 * DAY);
  const { world, tokens } = grant(createWorld({ createdAt: NOW, people: [person] }), person.id, NOW);
  const window = { fromAt: NOW - 8 * DAY, toAt: NOW };
  const text = (at: number) => new Date(at).toISOString().slice(0, 19);
  const url = `/v3/users/self/egvs?startDate=${text(window.fromAt)}&endDate=${text(window.toAt)}`;
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const { body } = handle({ method: 'GET', url, headers, body: '' }, world, NOW).response;
  expect(await archive.keep({ kind: 'egv', window, body, fetchedAt: NOW })).toMatchObject({ value: { records: 1000 } });
  await archive.close();
  return { folder, path };
}

test.each(['archive-corrupt', 'archive-truncated'] as const)(
  '%s: the file is set aside, and was copied before',
  async (name) => {
    const { folder, path } = await folderWithHistory();
    const before = await readFile(path);
    await FAULTS[name].damage(folder);
    expect(await readFile(`${path}.before-fault`)).toEqual(before);
    const { archive, setAside } = await open(path);
    expect(setAside).not.toBeNull();
    await archive.close();
  },
);

test.each([
  ['archive-newer', 'newer'],
  ['archive-locked', 'locked'],
] as const)(
  '%s: the file is left as it is',
  async (name, failure) => {
    const { folder, path } = await folderWithHistory();
    const { undo } = await FAULTS[name].damage(folder);
    const before = await readFile(path);
    await expect(open(path)).rejects.toMatchObject({ failure });
    expect(await readFile(path)).toEqual(before);
    undo();
  },
  20_000,
);

test('disk-failing: the file cannot be read, and is as it was afterwards', async () => {
  const { folder, path } = await folderWithHistory();
  const before = await readFile(path);
  const { undo } = await FAULTS['disk-failing'].damage(folder);
  await expect(open(path)).rejects.toMatchObject({ failure: 'other' });
  expect(await peekNewest(path, NOW)).toBeNull();
  undo();
  expect(await readFile(path)).toEqual(before);
});

test('archive-slow: a glance does not wait for the file, and who opens it has it when it answers', async () => {
  const { folder, path } = await folderWithHistory();
  const { undo } = await FAULTS['archive-slow'].damage(folder);
  const startedAt = performance.now();
  expect(await peekNewest(path, NOW)).toBeNull();
  expect(performance.now() - startedAt).toBeLessThan(5000);
  undo();
  const { archive } = await open(path);
  expect((await archive.summary()).count).toBe(1000);
  await archive.close();
});

test('settings-corrupt: what is left of the file is not whole', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'settings.json'), JSON.stringify(STORED_DEFAULTS));
  expect(readStored(folder).isWhole).toBe(true);
  await FAULTS['settings-corrupt'].damage(folder);
  expect(readStored(folder).isWhole).toBe(false);
});
