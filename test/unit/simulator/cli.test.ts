import { spawn, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type CliArguments, parseArguments } from '../../../simulator/arguments';
import { FAULT_NAMES } from '../../../simulator/faults/faults';

const TSX = ['--import', 'tsx', 'simulator/cli.ts'];

test.each([
  [['--port', 'x'], '--port must be a whole number from 0 to 65535.'],
  [['--port=70000'], '--port must be a whole number from 0 to 65535.'],
  [['--port'], '--port needs a value.'],
  [['--profile', 'odd'], '--profile must be plain or real.'],
  [['--days', '0'], '--days must be a whole number from 1 to 3653.'],
  [['--shift'], '--shift needs --replay.'],
  [['--subject', 'A'], '--subject needs --replay.'],
  [['--fault', 'loud'], 'There is no fault "loud"; --faults lists them.'],
  [['--fault', 'toString'], 'There is no fault "toString"; --faults lists them.'],
  [['--fault', 'tls,nth=1'], 'The fault tls has no options.'],
  [
    ['--fault', 'empty,share=2'],
    '"share=2" is no option of a fault: path=…, nth=N, times=N, share=0.2, ms=N, longer=DAYS, holding=DATE.',
  ],
  [
    ['--fault', 'empty,path='],
    '"path=" is no option of a fault: path=…, nth=N, times=N, share=0.2, ms=N, longer=DAYS, holding=DATE.',
  ],
  [['--fault', 'archive-corrupt'], '--fault of files needs --folder.'],
  [['--fault', 'disk-full', '--', 'true'], '--fault of files needs --folder.'],
  [['--fault', 'no-network'], '--fault of the computer needs a command after --.'],
  [['--fault', 'empty', '--', 'true'], 'A command after -- needs a --fault of the computer.'],
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
    isFaultList: false,
    fault: null,
    folder: null,
    command: [],
  });
});

test('a fault and the requests it hits are read', () => {
  const { fault } = parseArguments(['--fault', 'slow-body,path=egvs,nth=3,share=.5,times=2,ms=70']) as CliArguments;
  const choice = { name: 'slow-body', path: 'egvs', nth: 3, share: 0.5, times: 2, ms: 70 };
  expect(fault).toEqual({ at: 'answer', choice });
  const windows = parseArguments(['--fault', 'http-500,longer=7,holding=2026-03-05']) as CliArguments;
  const its = { name: 'http-500', longer: 7, holding: Date.UTC(2026, 2, 5) };
  expect(windows.fault).toEqual({ at: 'answer', choice: its });
});

test('--faults lists every fault with what it is', () => {
  const { stdout, status } = spawnSync(process.execPath, [...TSX, '--faults'], { encoding: 'utf8' });
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.trim().split(/ {2,}/)[0])).toEqual(FAULT_NAMES);
  for (const line of lines) expect(line).toMatch(/^ {2}[a-z0-9-]+ {2,}\S.{10}/);
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
