import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bus, startBus } from './bus';
import { type Keyring, startLockedKeyring, startUnlockedKeyring } from './keyring';
import type { Xvfb } from './xvfb';

/** `none` has a bus and no keyring on it; `no-bus` has neither. */
export type KeyringState = 'unlocked' | 'locked' | 'none' | 'no-bus';

export interface SessionOptions {
  /** Where to show windows; without it the caller's own display stays. */
  readonly display?: Pick<Xvfb, 'env'>;
  readonly keyring?: KeyringState;
  /** A home to keep (and to come back to, say with the keyring locked); otherwise a new one that goes with the session. */
  readonly home?: string;
}

export interface Session {
  readonly home: string;
  /** The whole environment for a program that is to run in this session. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the keyring and starts one that cannot be opened, as after a login without its password. */
  lockKeyring(): Promise<void>;
  stop(): Promise<void>;
}

/** What would lead a program out of the session. */
const foreign = ['WAYLAND_DISPLAY', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME'];

/** Starts what a desktop login gives a program: a home, a runtime folder, a message bus and a keyring, all its own. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const scratch = await mkdtemp(join(tmpdir(), 'steadyline-session-'));
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  try {
    const env = await environment(scratch, options);
    const bus = options.keyring === 'no-bus' ? undefined : await startBus();
    env.DBUS_SESSION_BUS_ADDRESS = bus?.address ?? `unix:path=${scratch}/no-bus`;
    if (bus) started.push(bus);
    const keyring = await startKeyringFor(options.keyring ?? 'unlocked', env, bus);
    if (keyring) started.push(keyring);
    const lockKeyring = async (): Promise<void> => {
      await keyring?.stop();
      started.push(await startLockedKeyring(env));
    };
    return { home: env.HOME ?? '', env, lockKeyring, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function environment(scratch: string, options: SessionOptions): Promise<NodeJS.ProcessEnv> {
  const home = options.home ?? join(scratch, 'home');
  const runtime = join(scratch, 'runtime');
  await mkdir(home, { recursive: true, mode: 0o700 });
  await mkdir(runtime, { mode: 0o700 });
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.includes(name)));
  return {
    ...kept,
    ...options.display?.env,
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CURRENT_DESKTOP: 'GNOME',
    NO_AT_BRIDGE: '1',
  };
}

async function startKeyringFor(
  state: KeyringState,
  env: NodeJS.ProcessEnv,
  bus: Bus | undefined,
): Promise<Keyring | undefined> {
  if (!bus || state === 'none') return undefined;
  return state === 'locked' ? startLockedKeyring(env) : startUnlockedKeyring(env);
}
