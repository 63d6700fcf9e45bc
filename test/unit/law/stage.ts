import { copyFile } from 'node:fs/promises';
import type { Archive, OpenedArchive } from '../../../main/archive/contract';
import type { Transport } from '../../../main/dexcom/transport';
import { deliverInMemory } from '../../../simulator/faults/damage';
import { createFaultSwitch, type FaultChoice } from '../../../simulator/faults/fault-switch';
import type { AnswerFaultName } from '../../../simulator/faults/faults';
import { handle } from '../../../simulator/handle';
import type { World } from '../../../simulator/world';

/** The service and the computer that asks it; all of it may change while it runs. */
export type Stage = {
  world: World;
  /** By the server's clock, epoch ms. */
  serverAt: number;
  /** How far this computer's clock is ahead. */
  skewMs: number;
  /** What happens to the requests, one after the other and then again from the first. */
  faults: readonly (AnswerFaultName | null)[];
  /** Windows that always fail. */
  bad: readonly FaultChoice[];
  asked: number;
};

/** Carries requests to the stage's service without a network, through its faults. */
export function createTransport(stage: Stage): Transport {
  return async ({ method, url, headers, body, signal }) => {
    if (signal.aborted) throw signal.reason;
    const request = { method, url: url.replace(/^https?:\/\/[^/]+/, ''), headers, body: body ?? '' };
    const fault = stage.faults[stage.asked % stage.faults.length] ?? null;
    stage.asked += 1;
    const choices = [...(fault === null ? [] : [{ name: fault }]), ...stage.bad];
    const damages = choices.map((choice) => createFaultSwitch(choice)(request, stage.serverAt));
    const damage = damages.find((one) => one !== undefined);
    return deliverInMemory(damage, () => {
      const answered = handle(request, stage.world, stage.serverAt);
      stage.world = answered.world;
      return answered.response;
    });
  };
}

/** Counts what a process does to the world, and ends it at a chosen deed: its file is as it was then, and it does no more. */
export type Kill = {
  readonly transport: Transport;
  readonly archive: Archive;
  /** Where the file as it was at the kill lies; null where there was none. */
  readonly left: () => string | null;
};

class Killed extends Error {}

/** The deeds of an archive that write. */
const WRITES = ['keep', 'keepDevices', 'setMemo', 'addUserId', 'uncover'] as const;

/** Lets a process live until its n-th request or write; half of the kills come after the deed, before it is known. */
export function killAt(deed: number, path: string, leftPath: string, transport: Transport, archive: Archive): Kill {
  let done = 0;
  let left: string | null = null;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (left !== null) throw new Killed();
    done += 1;
    if (done !== deed) return work();
    if (deed % 2 === 0) await work().catch(() => {});
    left = leftPath;
    await copyFile(path, leftPath);
    await copyFile(`${path}-wal`, `${leftPath}-wal`).catch(() => {});
    throw new Killed();
  };
  const writes = WRITES.map((name) => {
    const write = archive[name] as (...args: unknown[]) => Promise<unknown>;
    return [name, (...args: unknown[]) => step(() => write(...args))];
  });
  return {
    transport: (request) => step(() => transport(request)),
    archive: { ...archive, ...(Object.fromEntries(writes) as Partial<Archive>) },
    left: () => left,
  };
}

/** Opens an archive's file, which must be sound: no law allows a kill to damage it. */
export async function openSound(
  open: (path: string, now: number) => Promise<OpenedArchive>,
  path: string,
  now: number,
) {
  const { archive, setAside } = await open(path, now);
  if (setAside !== null) throw new Error('the file was damaged');
  return archive;
}
