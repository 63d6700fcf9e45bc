import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Transport } from '../../../main/dexcom/transport';
import type { Keychain } from '../../../main/sign-in/vault';
import { handle } from '../../../simulator/handle';
import type { Egv, LoggedEvent, Person } from '../../../simulator/person/person';
import type { SimResponse } from '../../../simulator/request';
import type { World } from '../../../simulator/world';
import { createMemoryKeychain } from '../../support/stored-account';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A fresh folder that is gone when the test is. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'steadyline-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A keychain in memory that can refuse to work, or be locked as GNOME's is: it then seems empty and takes nothing in. */
export type FakeKeychain = Keychain & {
  readonly secrets: Map<string, string>;
  failing: boolean;
  locked: boolean;
  absent: boolean;
};

export function createKeychain(): FakeKeychain {
  const inMemory = createMemoryKeychain();
  const attempt = async <T>(work: () => T | Promise<T>): Promise<T> => {
    if (keychain.absent) throw new Error('Could not connect: No such file or directory');
    if (keychain.failing) throw new Error('The user name or passphrase is not correct.');
    return work();
  };
  const keychain: FakeKeychain = {
    secrets: inMemory.secrets,
    failing: false,
    locked: false,
    absent: false,
    getPassword: (...name) => attempt(() => (keychain.locked ? null : inMemory.getPassword(...name))),
    setPassword: (...secret) =>
      attempt(() => {
        if (keychain.locked) throw new Error('Cannot create an item in a locked collection');
        return inMemory.setPassword(...secret);
      }),
    deletePassword: (...name) => attempt(() => !keychain.locked && inMemory.deletePassword(...name)),
  };
  return keychain;
}

/** Stands in for an answer: undefined leaves it alone, an error is a connection that broke. */
export type Fault = (url: string, number: number) => SimResponse | Error | undefined;

/** The simulator as a transport without a port: `now`, the world and the faults may change while it runs. */
export type Simulated = {
  readonly transport: Transport;
  readonly asked: string[];
  world: World;
  now: number;
  fault: Fault;
};

export function simulate(world: World, now: number): Simulated {
  const simulated: Simulated = {
    world,
    now,
    asked: [],
    fault: () => undefined,
    transport: async ({ method, url, headers, body, signal }) => {
      if (signal.aborted) throw signal.reason;
      const path = url.replace(/^https?:\/\/[^/]+/, '');
      const number = simulated.asked.push(path);
      const fault = simulated.fault(path, number);
      if (fault instanceof Error) throw fault;
      if (fault) return fault;
      const answered = handle({ method, url: path, headers, body: body ?? '' }, simulated.world, simulated.now);
      simulated.world = answered.world;
      return answered.response;
    },
  };
  return simulated;
}

/** One reading of a made-up person: when it was, its value, and when the service got it. */
export type Made = { readonly at: number; readonly mgDl?: number; readonly arrivedAt?: number };

/** A person with exactly these readings; the list may grow while the test runs. */
export function personWith(
  readings: readonly Made[],
  startAt: number,
  id = 'made-up',
  events: readonly LoggedEvent[] = [],
): Person {
  return {
    id,
    name: 'Made up',
    about: 'for tests',
    startAt,
    endAt: Number.POSITIVE_INFINITY,
    latestArrivalMs: 30 * DAY,
    egvs: (fromAt, toAt) =>
      readings
        .filter(({ at }) => at >= fromAt && at < toAt)
        .sort((a, b) => a.at - b.at)
        .map(toEgv),
    events: (fromAt, toAt) => events.filter(({ at }) => at >= fromAt && at < toAt),
    calibrations: () => [],
    alerts: () => [],
    devices: () => [],
  };
}

const WORN = {
  device: { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true },
  sensor: { transmitterId: 'AB12CD', generation: 'g7', variant: 'g7', activatedAt: 0 },
} as const;

/** A meal that was entered as it was eaten. */
export const mealAt = (at: number, grams: number): LoggedEvent => ({
  ...WORN,
  key: at,
  at,
  offsetMinutes: 60,
  arrivedAt: at,
  type: 'carbs',
  subType: null,
  value: grams,
  unit: 'grams',
  text: null,
  recordedAt: at,
  change: null,
});

function toEgv({ at, mgDl = 120, arrivedAt = at }: Made): Egv {
  return {
    key: at,
    at,
    offsetMinutes: 60,
    arrivedAt,
    ...WORN,
    ticks: Math.round(at / 1000) % 1_000_000,
    mgDl,
    status: 'ok',
    trend: 'flat',
    rateMgDlPerMinute: 0,
  };
}
