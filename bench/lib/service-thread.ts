import { parentPort, workerData } from 'node:worker_threads';
import { grant } from '../../simulator/oauth/oauth-state';
import { startSimulator } from '../../simulator/server';
import { createWorld } from '../../simulator/world';
import { PERSON, type Service } from './service';

/** The simulated service in a thread, so that it takes nothing from the thread that is measured. */
async function main(): Promise<void> {
  const { now, days } = workerData as { now: number; days: number };
  const { world, tokens } = grant(createWorld({ createdAt: now, historyDays: days }), PERSON, now);
  const { origin } = await startSimulator({ world });
  const service: Omit<Service, 'stop'> = { origin, accessToken: tokens.accessToken };
  parentPort?.postMessage(service);
}

void main();
