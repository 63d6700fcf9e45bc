import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ArchiveError, type ArchiveFailure } from '../../../../main/archive/contract';
import { createRemote, type Remote, type RemoteOptions } from '../../../../main/worker/remote';
import type { Echo } from './echo-worker';

const NAMES = {
  echo: true,
  columns: true,
  leftBehind: true,
  work: true,
  pieces: true,
  failAsArchive: true,
  failWith: true,
  unclonable: true,
  busy: true,
  die: true,
  linger: true,
  close: true,
} as const satisfies Record<keyof Echo, true>;

const gone = () => new ArchiveError('other');

type Started = Remote<Echo> & { readonly worker: Worker; readonly exits: () => number };

function start(withinMs: RemoteOptions['withinMs'] = {}): Started {
  const worker = new Worker(join(__dirname, 'echo-worker.ts'), { execArgv: ['--require', 'tsx/cjs'] });
  let exits = 0;
  const onExit = () => {
    exits += 1;
  };
  return { ...createRemote<Echo>(worker, NAMES, { gone, onExit, withinMs }), worker, exits: () => exits };
}

/** A thread that ends with its test. */
function echo(withinMs?: RemoteOptions['withinMs']): Started {
  const started = start(withinMs);
  onTestFinished(async () => void (await started.worker.terminate()));
  return started;
}

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

describe('a thread that lives', () => {
  let shared: Started;
  beforeAll(() => {
    shared = start();
  });
  afterAll(() => shared.close());

  test('whatever can be cloned comes back as it was, each answer to its own call', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.date(), fc.float64Array(), fc.int16Array(), fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 20 }), async (values) => {
        expect(await Promise.all(values.map((one) => shared.methods.echo(structuredClone(one))))).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });

  test('columns are moved: nothing of them stays behind, and each arrives whole', async () => {
    const { at, shared: same, part, name } = await shared.methods.columns(1000);
    expect([at.length, at[999], same.buffer === at.buffer, part.length, name]).toEqual([1000, 7, true, 4, 'columns']);
    expect(await shared.methods.leftBehind()).toBe(0);
  });

  test.each<ArchiveFailure>(['disk-full', 'read-only', 'locked', 'newer', 'other'])(
    'the failure %s',
    async (failure) => {
      const error = await rejection(shared.methods.failAsArchive(failure));
      expect(error).toBeInstanceOf(ArchiveError);
      expect(error).toMatchObject({ failure });
    },
  );

  test('any other error comes by its name, without its message or its place', async () => {
    const error = await rejection(shared.methods.failWith('value 123'));
    expect(error).toMatchObject({ name: 'RangeError' });
    expect(`${String(error)}${(error as Error).stack}`).not.toContain('123');
  });

  test('what cannot be cloned fails, there and here, and the thread goes on', async () => {
    expect(await rejection(shared.methods.unclonable())).toMatchObject({ name: 'DataCloneError' });
    expect(await rejection(shared.methods.echo(() => {}))).toMatchObject({ name: 'DataCloneError' });
    expect(await shared.methods.echo(1)).toBe(1);
  });
});

describe('a signal', () => {
  test('ends the call at once with its reason, and the work soon after', async () => {
    const { methods } = echo();
    const controller = new AbortController();
    const working = rejection(methods.work(100_000, controller.signal));
    await expect.poll(() => methods.pieces()).toBeGreaterThan(3);
    controller.abort('enough');
    expect(await working).toBe('enough');
    const at = await methods.pieces();
    await sleep(30);
    expect(await methods.pieces()).toBeLessThanOrEqual(at + 1);
  });

  test('that aborts while another call holds the thread keeps its own from beginning', async () => {
    const { methods } = echo();
    await methods.work(5);
    const controller = new AbortController();
    const busy = methods.busy(80);
    const working = rejection(methods.work(1000, controller.signal));
    await sleep(20);
    controller.abort();
    expect(await working).toMatchObject({ name: 'AbortError' });
    await busy;
    await sleep(20);
    expect(await methods.pieces()).toBe(0);
  });

  test('that aborted before asks nothing', async () => {
    const { methods } = echo();
    await methods.work(5);
    expect(await rejection(methods.work(9, AbortSignal.abort('before')))).toBe('before');
    expect(await methods.pieces()).toBe(5);
  });

  test('that never aborts changes nothing', async () => {
    const { methods } = echo();
    await methods.work(5, new AbortController().signal);
    expect(await methods.pieces()).toBe(5);
  });
});

describe('the end', () => {
  test('a thread that dies rejects what is under way and all that comes, and is told of once', async () => {
    const { methods, exits, worker } = echo();
    await methods.echo(1);
    const calls = [methods.work(100_000), methods.die(), methods.busy(5)].map(rejection);
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ failure: 'other' });
    expect(await rejection(methods.echo(1))).toBeInstanceOf(ArchiveError);
    await worker.terminate();
    expect(exits()).toBe(1);
  });

  test('a thread that is ended in the middle of a call does the same', async () => {
    const { methods, exits, worker } = echo();
    await methods.echo(1);
    const busy = rejection(methods.busy(60_000));
    await sleep(20);
    await worker.terminate();
    expect([await busy, exits()]).toMatchObject([{ failure: 'other' }, 1]);
  });

  test('a thread that does not answer in time is given up: all that waits is rejected, and it is told of once', async () => {
    const { methods, close, exits, worker } = echo({ busy: 100 });
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await methods.echo(1);
    const calls = [methods.busy(60_000), methods.echo(1)].map(rejection);
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ failure: 'other' });
    expect(await rejection(methods.echo(1))).toBeInstanceOf(ArchiveError);
    await close('close');
    await ended;
    expect(exits()).toBe(1);
  });

  test('an answer in time leaves the thread as it is', async () => {
    const { methods, exits } = echo({ work: 300 });
    await methods.echo(1);
    await methods.work(1);
    await sleep(400);
    expect([await methods.echo(1), exits()]).toEqual([1, 0]);
  });

  test('closing waits for what is under way, takes nothing more, and is no death', async () => {
    const { methods, close, exits, worker } = echo();
    const order: string[] = [];
    const working = methods.work(20).then(() => order.push('work'));
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    const closed = close('close').then(() => order.push('closed'));
    expect(await rejection(methods.echo(1))).toBeInstanceOf(ArchiveError);
    const [, , code] = await Promise.all([working, closed, ended]);
    expect([order, exits(), code]).toEqual([['work', 'closed'], 0, 0]);
    await close('close');
  });

  test('closing waits for the answer of a cancelled call', async () => {
    const { methods, close } = echo();
    const controller = new AbortController();
    await methods.echo(1);
    const working = rejection(methods.work(100_000, controller.signal));
    controller.abort();
    await working;
    await close();
  });

  test('a thread that does not end by itself is ended', async () => {
    const { methods, close, worker } = echo();
    await methods.linger();
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await close();
    expect(await ended).toBe(1);
  });

  test('a thread that dies while it is closed does not keep its closer waiting', async () => {
    const { methods, close, exits } = echo();
    await methods.echo(1);
    const dying = rejection(methods.die());
    await close('close');
    expect(await dying).toBeInstanceOf(ArchiveError);
    expect(exits()).toBe(0);
  });
});
