import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type OpenCompanion, openTogether } from '../../../../main/account/companion';
import { openArchiveFile } from '../../../../main/archive/open-archive-file';
import { parseDevices, parsePage } from '../../../../main/dexcom/parse-page';
import { makeFolder } from '../simulated';

async function openArchive() {
  const path = join(await makeFolder(), 'a.sqlite');
  const { archive } = await openArchiveFile(path, Date.UTC(2026, 4, 1), { parsePage, parseDevices });
  onTestFinished(() => archive.close());
  return archive;
}

/** One that opens late, and says when it hears something. */
const heard: string[] = [];
const late =
  (name: string): OpenCompanion =>
  async (archive) => {
    await archive.memo(name);
    await archive.memo(name);
    return {
      polled: (at) => void heard.push(`${name} ${at}`),
      stop: async () => void heard.push(`${name} stops`),
    };
  };

test('several hear and stop as one', async () => {
  heard.length = 0;
  const along = await openTogether(await openArchive(), [late('one'), late('two')]);
  along.polled(7);
  await along.stop();
  expect(heard).toEqual(['one 7', 'two 7', 'one stops', 'two stops']);
});

test('where one does not open, the others are stopped, also one that opens after that', async () => {
  heard.length = 0;
  const refusal = new Error('no');
  const refusing: OpenCompanion = () => Promise.reject(refusal);
  await expect(openTogether(await openArchive(), [refusing, late('one')])).rejects.toBe(refusal);
  expect(heard).toEqual(['one stops']);
});
