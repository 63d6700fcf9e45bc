import { copyFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createExclusions } from '../../../../main/account/exclusions';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { createHistoryAnswers } from '../../../../main/ipc/history-answers';
import { NOW, PARSERS } from '../archive/made';
import { makeFolder } from '../simulated';

const [FIRST, SECOND] = [
  { fromAt: 100, toAt: 200 },
  { fromAt: 300, toAt: 400 },
];

async function openAt(path: string) {
  const opened = await openArchiveFile(path, NOW, PARSERS);
  onTestFinished(() => opened.archive.close().catch(() => {}));
  return opened;
}

test('what was left out is so after a restart, until it is counted again; changes at once do not lose each other', async () => {
  const path = join(await makeFolder(), 'a.sqlite');
  const { archive } = await openAt(path);
  const { read, set } = createExclusions();
  expect(await read(archive)).toEqual([]);
  const answers = await Promise.all([set(archive, SECOND, true), set(archive, FIRST, true)]);
  expect(answers).toEqual([[SECOND], [FIRST, SECOND]]);
  await archive.close();

  const again = await openAt(path);
  expect(await read(again.archive)).toEqual([FIRST, SECOND]);
  expect(await set(again.archive, FIRST, false)).toEqual([SECOND]);
  expect(await read(again.archive)).toEqual([SECOND]);
});

test('a change that the disk refuses is told and does not hold up the next', async () => {
  const { archive } = await openAt(join(await makeFolder(), 'a.sqlite'));
  const { set } = createExclusions();
  const refusing = { ...archive, setMemo: () => Promise.reject(new Error('full')) };
  await expect(set(refusing, FIRST, true)).rejects.toThrow('full');
  expect(await set(archive, SECOND, true)).toEqual([SECOND]);
});

test('statistics are told of a change, and of none while values are hidden', async () => {
  const { archive } = await openAt(join(await makeFolder(), 'a.sqlite'));
  let [mayShow, told] = [true, 0];
  const answers = createHistoryAnswers(
    () => archive,
    () => mayShow,
    () => told++,
  );
  expect(await answers.setExcluded(FIRST, true)).toEqual([FIRST]);
  expect(told).toBe(1);
  mayShow = false;
  await expect(answers.setExcluded(SECOND, true)).rejects.toThrow('hidden');
  mayShow = true;
  expect(await answers.getExclusions()).toEqual([FIRST]);
  expect(told).toBe(1);
});

test('a damaged archive is salvaged with what was left out', async () => {
  const folder = await makeFolder();
  const [path, damaged] = [join(folder, 'whole.sqlite'), join(folder, 'a.sqlite')];
  const { archive } = await openAt(path);
  await createExclusions().set(archive, FIRST, true);
  await archive.setMemo('sync', 'what is asked for again');
  await archive.close();
  await copyFile(path, damaged);
  await rm(path);
  await truncate(damaged, (await stat(damaged)).size - 5000); // within a page

  const opened = await openAt(damaged);
  expect(opened.setAside).not.toBeNull();
  expect(await createExclusions().read(opened.archive)).toEqual([FIRST]);
  expect(await opened.archive.memo('sync')).toBeNull();
});
