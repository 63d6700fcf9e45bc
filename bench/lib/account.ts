import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientName, tokensName } from '../../main/account/account-secrets';
import type { ArchiveSummary } from '../../main/archive/contract';
import { openArchiveFile } from '../../main/archive/open-archive-file';
import { parseDevices, parsePage } from '../../main/dexcom/parse-page';
import { STORED_DEFAULTS, type Stored } from '../../main/settings/stored';
import { createSync, syncFully } from '../../main/sync/sync';
import { startChild } from '../../scripts/desktop/child';
import { say } from '../../scripts/lib/say';
import { grant, type Tokens } from '../../simulator/oauth/oauth-state';
import { type Simulator, startSimulator } from '../../simulator/server';
import { createWorld, type World } from '../../simulator/world';
import { signedInAt, tokenSetOf } from '../../test/support/stored-account';
import { clientOf } from './client';
import { keepDays } from './keep-days';

/** A person's data folder with a year in it, and the service it came from, still running. */
export type YearAccount = { readonly simulator: Simulator; readonly readings: number };

const YEAR_DAYS = 365;
const PERSON = 'steady';
const ID = 'bec4bec4bec4';
/** The person whose ten years are nearest to 1,050,000 readings and 50,000 events. */
const TEN_YEARS = { person: 'pregnancy', id: 'bec4bec4be10', days: 3700 } as const;
/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';
/** Longer than any bench runs. */
const TOKEN_LIFETIME_MS = 24 * 3_600_000;

/** Lays out `folder` (userData) as after a year of use, by the app's own sync; the tokens go into the session's keyring. */
export async function createYearAccount(folder: string, session: NodeJS.ProcessEnv): Promise<YearAccount> {
  const now = Date.now();
  const world = createWorld({ createdAt: now, historyDays: YEAR_DAYS, accessTokenLifetimeMs: TOKEN_LIFETIME_MS });
  const granted = grant(world, PERSON, now);
  const simulator = await startSimulator({ world: granted.world });
  const { origin } = simulator;
  const archive = await layOut(folder, session, { id: ID, origin, world, tokens: granted.tokens });
  const began = Date.now();
  const readings = await fillArchive(archive, origin, granted.tokens.accessToken);
  say(`A year of data (${readings} readings) in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  return { simulator, readings };
}

/** The same after ten years, of a service that cannot be reached; gives the account's own sums of what it holds. */
export async function createTenYearAccount(folder: string, session: NodeJS.ProcessEnv): Promise<ArchiveSummary> {
  const now = Date.now();
  const world = createWorld({ createdAt: now, historyDays: 1, accessTokenLifetimeMs: TOKEN_LIFETIME_MS });
  const { tokens } = grant(world, TEN_YEARS.person, now);
  const path = await layOut(folder, session, { id: TEN_YEARS.id, origin: NOBODY, world, tokens });
  const { archive } = await openArchiveFile(path, now, { parsePage, parseDevices });
  await keepDays(archive, TEN_YEARS.person, TEN_YEARS.days, now);
  const summary = await archive.summary();
  await archive.close();
  say(`Ten years of data (${summary.count} readings) in ${((Date.now() - now) / 1000).toFixed(1)} s.`);
  return summary;
}

type SignedIn = {
  readonly id: string;
  readonly origin: string;
  readonly world: Pick<World, 'config'>;
  readonly tokens: Tokens;
};

/** Writes the settings and keeps the secrets; answers where the history is looked for. */
async function layOut(folder: string, session: NodeJS.ProcessEnv, { id, origin, world, tokens }: SignedIn) {
  const stored: Stored = { ...STORED_DEFAULTS, account: signedInAt(origin, id) };
  await mkdir(join(folder, 'archives'), { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(stored), { mode: 0o600 });
  const { clientId, clientSecret } = world.config;
  await keepSecret(session, clientName(id), { clientId, clientSecret });
  await keepSecret(session, tokensName(id), tokenSetOf(tokens));
  return join(folder, 'archives', `${id}.sqlite`);
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
