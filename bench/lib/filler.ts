import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from './service';

/** A first fill in a process of its own: the app's, or the least that keeps the same answers. */
export type FillOrder = {
  readonly kind: 'app' | 'bare';
  readonly origin: string;
  readonly accessToken: string;
  /** Epoch ms. */
  readonly now: number;
  readonly path: string;
  /** What the bare fill asks, in order: the addresses the app asked. */
  readonly urls: readonly string[];
};

/** What a fill took. `grownMb` is the most memory it had over that before it began. */
export type FillReport = {
  readonly ms: number;
  readonly grownMb: number;
  readonly readings: number;
  readonly urls: readonly string[];
};

/** Fills an empty archive from a service; `use` may look at the file before it is removed. */
export async function fill(
  kind: FillOrder['kind'],
  service: Service,
  now: number,
  urls: readonly string[] = [],
  use: (path: string) => Promise<void> = async () => {},
): Promise<FillReport> {
  const folder = await mkdtemp(join(tmpdir(), 'steadyline-bench-'));
  const path = join(folder, 'archive.sqlite');
  const child = fork(join(__dirname, 'filler-process.ts'), { execArgv: ['--require', 'tsx/cjs'], stdio: 'inherit' });
  const { origin, accessToken } = service;
  try {
    const order: FillOrder = { kind, origin, accessToken, now, path, urls };
    child.send(order);
    const [report] = (await Promise.race([once(child, 'message'), failure(child)])) as [FillReport];
    await use(path);
    return report;
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

async function failure(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`the fill ended with ${code}`);
}
