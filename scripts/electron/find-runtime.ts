import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, projectDir } from '../lib/paths';
import { Advice, say } from '../lib/say';
import { findFallback, hasFallback, installFallback } from './fallback';
import { findPinned, installPinned } from './pinned';
import { executableIn, type Runtime, readVersion } from './runtime';

export interface FindOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** node_modules/electron */
  readonly packageDir?: string;
  readonly cache?: string;
  readonly platform?: NodeJS.Platform;
  readonly arch?: string;
  readonly python?: string;
  /** Try the pinned Electron's download again although the fallback is there. */
  readonly retry?: boolean;
}

type Resolved = Required<FindOptions>;

/** Finds an Electron that can be started, fetching one if need be, and says in one line which it took and why. */
export async function findRuntime(options: FindOptions = {}): Promise<Runtime> {
  const runtime = await choose(withDefaults(options));
  say(`Electron ${runtime.version} (${runtime.kind}): ${runtime.reason}`);
  return runtime;
}

function withDefaults(options: FindOptions): Resolved {
  const env = options.env ?? process.env;
  return {
    env,
    packageDir: options.packageDir ?? join(projectDir, 'node_modules/electron'),
    cache: options.cache ?? cacheDir(env),
    platform: options.platform ?? process.platform,
    arch: options.arch ?? process.arch,
    python: options.python ?? 'python3',
    retry: options.retry ?? Boolean(env.STEADYLINE_RETRY_ELECTRON),
  };
}

async function choose(options: Resolved): Promise<Runtime> {
  const { env, packageDir, platform, arch, cache, retry } = options;
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return overridden(env.ELECTRON_OVERRIDE_DIST_PATH, platform);
  const pinned = await findPinned(packageDir, platform);
  if (pinned) return pinned;
  const fallbackFits = hasFallback(platform, arch);
  if (fallbackFits && !retry) {
    const reason =
      'the pinned Electron is not installed and this one is at hand (STEADYLINE_RETRY_ELECTRON=1 tries again)';
    const cached = await findFallback(cache, reason);
    if (cached) return cached;
  }
  const problem = await installPinned(packageDir);
  const installed = problem === undefined ? await findPinned(packageDir, platform) : undefined;
  if (installed) return { ...installed, reason: 'the pinned Electron was downloaded just now' };
  return fetchFallback(options, problem ?? 'the download left no usable binary');
}

async function overridden(distDir: string, platform: NodeJS.Platform): Promise<Runtime> {
  const executable = executableIn(distDir, platform);
  if (!existsSync(executable)) {
    throw new Advice(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}. Correct or unset it.`);
  }
  const version = (await readVersion(distDir)) ?? 'of unknown version';
  return { kind: 'override', distDir, executable, version, reason: 'ELECTRON_OVERRIDE_DIST_PATH names it' };
}

async function fetchFallback(options: Resolved, problem: string): Promise<Runtime> {
  const { platform, arch, cache, python } = options;
  if (!hasFallback(platform, arch)) throw noRuntime(`its download failed: ${problem}`);
  const reason = `the pinned Electron could not be downloaded (${problem})`;
  const cached = await findFallback(cache, reason);
  if (cached) return cached;
  await installFallback(cache, python).catch((error: unknown) => {
    throw noRuntime(`its download failed: ${problem}; and ${error instanceof Error ? error.message : String(error)}`);
  });
  const fetched = await findFallback(cache, reason);
  if (!fetched) throw noRuntime(`its download failed: ${problem}; and the fallback did not unpack into ${cache}`);
  return fetched;
}

function noRuntime(why: string): Advice {
  return new Advice(
    [
      `No Electron to run: it is not in node_modules, ${why}.`,
      'Either allow the download from github.com and run `npx install-electron`,',
      'or unpack an Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    ].join('\n'),
  );
}
