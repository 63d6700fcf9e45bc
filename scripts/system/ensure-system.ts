import { run } from '../lib/run';
import { Advice, say } from '../lib/say';
import { describeNeed, findMissing, readSystem } from './missing';
import { appNeeds, headlessNeeds, type Need, testNeeds } from './needs';

export interface SystemUse {
  /** A display is to be made, because there is none or because tests want their own. */
  readonly headless: boolean;
  /** The tests are to be run. */
  readonly tests?: boolean;
}

const aptEnv = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** Sees to it that the system has what Electron needs: installs it where that is ours to do, else says exactly how. */
export async function ensureSystem({ headless, tests = false }: SystemUse): Promise<void> {
  if (process.platform !== 'linux') return;
  const needs = [...appNeeds, ...(headless ? headlessNeeds : []), ...(tests ? testNeeds : [])];
  const missing = findMissing(needs, await readSystem());
  if (missing.length === 0) return;
  if ((await run('apt-get', ['--version'])).code !== 0) throw withoutApt(missing);
  if (process.getuid?.() !== 0) throw new Advice(adviceFor(await choosePackages(missing)));
  await install(missing);
  const still = findMissing(needs, await readSystem());
  if (still.length > 0) throw withoutApt(still);
}

function withoutApt(missing: readonly Need[]): Advice {
  const names = missing.map(describeNeed).join(', ');
  return new Advice(`This system lacks ${names}. Install what your distribution calls them and start again.`);
}

/** The message for someone who may not install packages from here. */
export function adviceFor(packages: readonly string[]): string {
  return `Some system packages are missing. Install them and start again:\n  sudo apt-get update && sudo ${command(packages)}`;
}

function command(packages: readonly string[]): string {
  return ['apt-get', ...installArgs(packages)].join(' ');
}

function installArgs(packages: readonly string[]): string[] {
  return ['install', '-y', '--no-install-recommends', ...packages];
}

async function install(missing: readonly Need[]): Promise<void> {
  say('Some system packages are missing; installing them (once).');
  const update = await run('apt-get', ['update', '-q'], { env: aptEnv });
  if (update.code !== 0) say(`apt-get update failed: ${update.stderr.trim()}`);
  const packages = await choosePackages(missing);
  const result = await run('apt-get', installArgs(packages), { env: aptEnv });
  if (result.code === 0) return;
  throw new Advice(`${command(packages)} failed:\n${result.stderr.trim()}`);
}

/** Newer Ubuntu releases renamed some libraries (…t64): takes the first name this system's package list knows. */
async function choosePackages(missing: readonly Need[]): Promise<string[]> {
  const chosen = await Promise.all(missing.map(({ packages }) => firstKnown(packages)));
  return [...new Set(chosen)].sort();
}

async function firstKnown(packages: readonly string[]): Promise<string> {
  for (const name of packages.slice(0, -1)) {
    const known = await run('apt-cache', ['show', '--no-all-versions', name]);
    if (known.code === 0 && known.stdout.includes('Package:')) return name;
  }
  return packages.at(-1) ?? '';
}
