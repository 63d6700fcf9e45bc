import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../lib/run';
import { Advice } from '../lib/say';
import { type Child, startChild } from './child';

export interface Keyring {
  stop(): Promise<void>;
}

const password = 'steadyline-test';
const otherPassword = 'not the password';

/** Starts a keyring for the HOME and bus of `env`, unlocked; its content stays in that HOME. */
export async function startUnlockedKeyring(env: NodeJS.ProcessEnv): Promise<Keyring> {
  return startKeyring(env, password);
}

/** Starts a keyring that exists and cannot be opened: the same HOME, another password. */
export async function startLockedKeyring(env: NodeJS.ProcessEnv): Promise<Keyring> {
  if (!existsSync(join(env.HOME ?? '', '.local/share/keyrings/login.keyring'))) {
    const first = await startUnlockedKeyring(env);
    await first.stop();
  }
  return startKeyring(env, otherPassword);
}

async function startKeyring(env: NodeJS.ProcessEnv, input: string): Promise<Keyring> {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const child = startChild('gnome-keyring-daemon', args, { env, input });
  await waitForSecrets(env, child);
  return { stop: child.stop };
}

/** The daemon says nothing when it is ready; its name on the bus does. */
async function waitForSecrets(env: NodeJS.ProcessEnv, child: Child): Promise<void> {
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
  ];
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(10)) {
    const answer = await run('dbus-send', [...question, 'string:org.freedesktop.secrets'], { env });
    if (answer.stdout.includes('boolean true')) return;
    if (child.process.exitCode !== null) break;
  }
  await child.stop();
  throw new Advice(`gnome-keyring-daemon did not come up. ${child.complaints()}`);
}
