import { parentPort, workerData } from 'node:worker_threads';
import { grant } from '../../simulator/oauth/oauth-state';
import { startSimulator } from '../../simulator/server';
import { createWorld } from '../../simulator/world';

/** What the service's thread is given: its clock, which whoever started it moves (epoch ms), and the days of history before it. */
export type DaysService = { readonly clock: Float64Array; readonly historyDays: number };

/** A simulated service on loopback HTTP in a thread of its own, so that what it holds is not taken for the app's. */
async function main(): Promise<void> {
  const { clock, historyDays } = workerData as DaysService;
  const now = () => clock[0] ?? 0;
  const created = createWorld({ createdAt: now(), historyDays, profile: 'real' });
  const { world, tokens } = grant(created, 'steady', now());
  const { origin } = await startSimulator({ world, now });
  parentPort?.postMessage({ origin, tokens, clientId: world.config.clientId, clientSecret: world.config.clientSecret });
}

void main();
