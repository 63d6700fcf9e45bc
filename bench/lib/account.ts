import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientName, tokensName } from '../../main/account/account-secrets';
import { openArchiveFile } from '../../main/archive/open-archive-file';
import { parseDevices, parsePage } from '../../main/dexcom/parse-page';
import { STORED_DEFAULTS, type Stored } from '../../main/settings/stored';
import { createSync, syncFully } from '../../main/sync/sync';
import { startChild } from '../../scripts/desktop/child';
import { say } from '../../scripts/lib/say';
import { grant } from '../../simulator/oauth/oauth-state';
import { type Simulator, startSimulator } from '../../simulator/server';
import { createWorld } from '../../simulator/world';
import { signedInAt, tokenSetOf } from '../../test/support/stored-account';
import { clientOf } from './client';

/** A person's data folder with a year in it, and the service it came from, still running. */
export type YearAccount = { readonly simulator: Simulator; readonly readings: number };

const YEAR_DAYS = 365;
const PERSON = 'steady';
const ID = 'bec4bec4bec4';
/** Longer than any bench runs. */
const TOKEN_LIFETIME_MS = 24 * 3_600_000;

/** Lays out `folder` (userData) as after a year of use, by the app's own sync; the tokens go into the session's keyring. */
export async function createYearAccount(folder: string, session: NodeJS.ProcessEnv): Promise<YearAccount> {
  const now = Date.now();
  const world = createWorld({ createdAt: now, historyDays: YEAR_DAYS, accessTokenLifetimeMs: TOKEN_LIFETIME_MS });
  const granted = grant(world, PERSON, now);
  const simulator = await startSimulator({ world: granted.world });
  const { origin } = simulator;
  const stored: Stored = { ...STORED_DEFAULTS, account: signedInAt(origin, ID) };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(stored), { mode: 0o600 });
  const { clientId, clientSecret } = world.config;
  await keepSecret(session, clientName(ID), { clientId, clientSecret });
  await keepSecret(session, tokensName(ID), tokenSetOf(granted.tokens));
  const began = Date.now();
  const readings = await fillArchive(join(folder, 'archives', `${ID}.sqlite`), origin, granted.tokens.accessToken);
  say(`A year of data (${readings} readings) in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  return { simulator, readings };
}

async function fillArchive(path: string, origin: string, accessToken: string): Promise<number> {
  const { archive } = await openArchiveFile(path, Date.now(), { parsePage, parseDevices });
  const client = clientOf(origin, accessToken);
  const sync = await createSync({ client, archive, now: Date.now, onChange: async () => {}, onState: () => {} });
  const synced = await syncFully(sync, new AbortController().signal);
  const { count } = await archive.summary();
  await archive.close();
  if (!synced.ok) throw new Error(`the archive could not be filled: ${JSON.stringify(synced.error)}`);
  return count;
}

/** Puts a secret where the app's keytar looks for it: service, account, and the schema libsecret writes for both. */
async function keepSecret(env: NodeJS.ProcessEnv, name: string, secret: unknown): Promise<void> {
  const attributes = ['service', 'Steadyline', 'account', name, 'xdg:schema', 'org.freedesktop.Secret.Generic'];
  const args = ['store', `--label=Steadyline/${name}`, ...attributes];
  const child = startChild('secret-tool', args, { env, input: JSON.stringify(secret) });
  const code = await new Promise((resolve) => child.process.once('exit', resolve));
  if (code !== 0) throw new Error(`the keyring did not take ${name}: ${child.complaints()}`);
}
