import { spawn, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseArguments } from '../../../simulator/arguments';

const TSX = ['--import', 'tsx', 'simulator/cli.ts'];

test.each([
  [['--port', 'x'], '--port must be a whole number from 0 to 65535.'],
  [['--port=70000'], '--port must be a whole number from 0 to 65535.'],
  [['--port'], '--port needs a value.'],
  [['--profile', 'odd'], '--profile must be plain or real.'],
  [['--days', '0'], '--days must be a whole number from 1 to 3653.'],
  [['--shift'], '--shift needs --replay.'],
  [['--subject', 'A'], '--subject needs --replay.'],
  [['--loud'], 'Unknown option "--loud"; --help lists the options.'],
  [['file.csv'], 'Unknown option "file.csv"; --help lists the options.'],
])('%j is refused', (words, sentence) => {
  expect(parseArguments(words)).toBe(sentence);
});

test('options are read in both spellings', () => {
  expect(parseArguments(['--port=0', '--profile', 'real', '--replay', 'a=b.csv', '--subject=S 1', '--shift'])).toEqual({
    port: 0,
    profile: 'real',
    historyDays: 400,
    replay: { file: 'a=b.csv', subject: 'S 1' },
    isShifted: true,
    isHelp: false,
  });
});

test('a bad option ends with one sentence and code 2', () => {
  const ended = spawnSync(process.execPath, [...TSX, '--replay', 'no-such-file.csv'], { encoding: 'utf8' });
  expect([ended.status, ended.stdout]).toEqual([2, '']);
  expect(ended.stderr.trim()).toBe('The file "no-such-file.csv" cannot be read.');
});

test.each(['SIGINT', 'SIGTERM'] as const)('it says where it is and who is in it, and stops on %s', async (signal) => {
  const child = spawn(process.execPath, [...TSX, '--port', '0']);
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
    if (text.includes('Stop with')) child.kill(signal);
  });
  const code = await new Promise((resolve) => {
    child.once('exit', resolve);
  });
  expect(code).toBe(0);
  for (const word of ['http://127.0.0.1:', 'client id', 'client secret', 'steadyline://oauth/callback', 'Pregnancy']) {
    expect(text).toContain(word);
  }
});
