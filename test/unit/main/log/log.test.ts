import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { Connection } from '../../../../core/connection';
import type { Note } from '../../../../core/notes';
import { log, openLog } from '../../../../main/log/log';
import { logChanges } from '../../../../main/log/log-changes';
import { connectionEvent, errorNameOf, formatEvent } from '../../../../main/log/log-event';
import { createLogFile } from '../../../../main/log/log-file';
import { makeFolder } from '../simulated';

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

test('a full file moves back and the oldest goes; all are for their owner only', async () => {
  const folder = join(await makeFolder(), 'logs');
  const write = createLogFile(folder, { mostBytes: 20, files: 3 });
  for (let i = 0; i < 10; i++) write(`line ${i}\n`);
  expect((await readdir(folder)).sort()).toEqual(['steadyline.1.log', 'steadyline.2.log', 'steadyline.log']);
  const texts = ['steadyline.2.log', 'steadyline.1.log', 'steadyline.log'].map((name) =>
    readFile(join(folder, name), 'utf8'),
  );
  expect((await Promise.all(texts)).join('')).toBe('line 4\nline 5\nline 6\nline 7\nline 8\nline 9\n');
  for (const name of await readdir(folder)) expect(await modeOf(join(folder, name))).toBe(0o600);
  expect(await modeOf(folder)).toBe(0o700);
});

test('the next run goes on where the last one ended, and knows how full the file is', async () => {
  const folder = await makeFolder();
  createLogFile(folder, { mostBytes: 20, files: 3 })('of before\n');
  createLogFile(folder, { mostBytes: 20, files: 3 })('of after\n');
  expect(await readFile(join(folder, 'steadyline.log'), 'utf8')).toBe('of before\nof after\n');
  createLogFile(folder, { mostBytes: 20, files: 3 })('too much\n');
  expect(await readFile(join(folder, 'steadyline.log'), 'utf8')).toBe('too much\n');
});

test('a log that cannot be written stops nobody, and goes on when it can', async () => {
  const folder = join(await makeFolder(), 'logs');
  await writeFile(folder, 'in the way');
  const write = createLogFile(folder);
  expect(() => write('lost\n')).not.toThrow();
});

test('an error is told by a name that is known, and never by its words', () => {
  class TokenAbc extends Error {
    override name = 'eyJhbGciOi';
  }
  const errors = [
    new TypeError('143 mg/dL'),
    new TokenAbc('secret'),
    new DOMException('x', 'AbortError'),
    'text',
    null,
  ];
  expect(errors.map(errorNameOf)).toEqual(['TypeError', 'other', 'AbortError', 'other', 'other']);
});

test('a connection is logged without causes and times', () => {
  const offline = { kind: 'offline', failure: 'tls', retryAt: 1_760_000_000_000, cause: 'somebody said' } as const;
  const lines = [
    offline,
    { kind: 'keychain', problem: 'locked' } as const,
    { kind: 'online', lastPollAt: 5, missing: [] } as const,
  ]
    .map(connectionEvent)
    .map((event) => formatEvent(event, 0));
  expect(lines).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","what":"connection","kind":"offline","why":"tls"}\n',
    '{"at":"1970-01-01T00:00:00.000Z","what":"connection","kind":"keychain","why":"locked"}\n',
    '{"at":"1970-01-01T00:00:00.000Z","what":"connection","kind":"online","why":null}\n',
  ]);
});

test('what happens before there is a file is in it afterwards, in its order', () => {
  const lines: string[] = [];
  log({ what: 'problem', where: 'unforeseen', error: 'Error' });
  openLog((line) => lines.push(line));
  log({ what: 'stopped' });
  expect(lines.map((line) => JSON.parse(line).what)).toEqual(['problem', 'stopped']);
});

test('changes are logged once, a round that changes nothing is not', () => {
  const lines: string[] = [];
  openLog((line) => lines.push(line));
  const [connection, notes] = [signal<Connection>({ kind: 'connecting' }), signal<readonly Note[]>([])];
  const stop = logChanges({ connection, notes });
  connection.value = { kind: 'online', lastPollAt: 1, missing: [] };
  connection.value = { kind: 'online', lastPollAt: 2, missing: [] };
  notes.value = ['settings-reset'];
  notes.value = ['settings-reset', 'no-tray-host'];
  notes.value = ['no-tray-host'];
  stop();
  connection.value = { kind: 'signed-out' };
  const said = lines.map((line) => JSON.parse(line)).map(({ kind, note }) => kind ?? note);
  expect(said).toEqual(['connecting', 'online', 'settings-reset', 'no-tray-host']);
});
