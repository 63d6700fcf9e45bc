import { cutNewestFirst } from '../../core/intervals';
import type { Archive } from '../../main/archive/contract';
import { LONGEST_WINDOW_MS } from '../../main/dexcom/client';
import { handle } from '../../simulator/handle';
import { grant } from '../../simulator/oauth/oauth-state';
import { createWorld } from '../../simulator/world';
import { clientOf, keepWindow } from './client';

const DAY_MS = 86_400_000;

/** Keeps so many days of a person before `now` (epoch ms), as they would come; without a network. */
export async function keepDays(archive: Archive, person: string, days: number, now: number): Promise<void> {
  const { world, tokens } = grant(createWorld({ createdAt: now, historyDays: days }), person, now);
  const client = clientOf('', tokens.accessToken, async ({ method, url, headers }) => {
    return handle({ method, url, headers, body: '' }, world, now).response;
  });
  for (const window of cutNewestFirst({ fromAt: now - days * DAY_MS, toAt: now }, LONGEST_WINDOW_MS)) {
    await keepWindow(client, archive, window);
  }
}
