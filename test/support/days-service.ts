import { once } from 'node:events';
import { grant, type Tokens } from '../../simulator/oauth/oauth-state';
import { startSimulator } from '../../simulator/server';
import { createWorld } from '../../simulator/world';

/** What the service is told first: its clock (epoch ms) and the days of history before it. */
export type DaysService = { readonly now: number; readonly historyDays: number };

/** Where it is then, and as whom to ask. */
export type DaysServiceStarted = {
  readonly origin: string;
  readonly tokens: Tokens;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** A simulated service on loopback HTTP in a process of its own, so that what it holds is not taken for the app's; numbers it is sent set its clock. */
async function main(): Promise<void> {
  const [{ now, historyDays }] = (await once(process, 'message')) as [DaysService];
  const created = createWorld({ createdAt: now, historyDays, profile: 'real' });
  const { world, tokens } = grant(created, 'steady', now);
  let clock = now;
  const { origin } = await startSimulator({ world, now: () => clock });
  process.on('message', (at: number) => {
    clock = at;
    process.send?.(at);
  });
  const { clientId, clientSecret } = world.config;
  const started: DaysServiceStarted = { origin, tokens, clientId, clientSecret };
  process.send?.(started);
}

void main();
