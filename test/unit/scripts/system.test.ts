import { expect, it } from 'vitest';
import { adviceFor } from '../../../scripts/system/ensure-system';
import { describeNeed, findMissing } from '../../../scripts/system/missing';
import { tempDir, writeFiles } from './temp-dir';

it('tells what is missing from libraries, programs and folders', async () => {
  const dir = await tempDir();
  await writeFiles(dir, { 'bin/xdg-open': '#!/bin/sh\n' });
  const system = { libraries: '\tlibnss3.so (libc6,x86-64) => /usr/lib/libnss3.so\n', path: `${dir}/bin` };
  const needs = [
    { probe: { library: 'libnss3.so' }, packages: ['libnss3'] },
    { probe: { library: 'libnss3.so.2' }, packages: ['other'] },
    { probe: { program: 'xdg-open' }, packages: ['xdg-utils'] },
    { probe: { program: 'Xvfb' }, packages: ['xvfb'] },
    { probe: { folder: `${dir}/bin` }, packages: ['here'] },
    { probe: { folder: `${dir}/fonts` }, packages: ['fonts'] },
  ];
  expect(findMissing(needs, system).map(describeNeed)).toEqual(['libnss3.so.2', 'Xvfb', `${dir}/fonts`]);
});

it('gives someone who is not root one line to paste', () => {
  expect(adviceFor(['libnss3', 'xvfb']).split('\n').at(-1)).toBe(
    '  sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 xvfb',
  );
});
