import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOf } from '../../../../main/archive/archive-path';

test.each([
  ['in the home folder is written from there on', join(homedir(), 'x', 'archives'), '~/x/archives'],
  ['elsewhere is written whole', join(tmpdir(), 'x', 'archives'), join(tmpdir(), 'x', 'archives')],
  ['beside a home folder that begins alike is written whole', `${homedir()}-2/archives`, `${homedir()}-2/archives`],
])('a history %s', async (_name, folder, shown) => {
  expect(await placeOf(join(folder, 'a.sqlite'))).toEqual({ folder: shown, bytes: 0 });
});
