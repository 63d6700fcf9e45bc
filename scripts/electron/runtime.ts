import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type RuntimeKind = 'override' | 'pinned' | 'fallback';

/** An Electron on this machine that can be started. */
export interface Runtime {
  readonly kind: RuntimeKind;
  /** The folder electron-builder calls `electronDist`. */
  readonly distDir: string;
  readonly executable: string;
  readonly version: string;
  /** One sentence: why this one. */
  readonly reason: string;
}

const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Where the executable lies inside an Electron dist, which differs by platform. */
export function executableIn(distDir: string, platform: NodeJS.Platform = process.platform): string {
  return join(distDir, executables[platform] ?? 'electron');
}

/** Every Electron dist names its version in a file; without it the folder is not one. */
export async function readVersion(distDir: string): Promise<string | undefined> {
  const text = await readFile(join(distDir, 'version'), 'utf8').catch(() => undefined);
  return text?.trim().replace(/^v/, '');
}

/** Before 25 there is no `protocol.handle` or `net.fetch`: such a runtime needs the backport. */
export function needsBackport(runtime: Pick<Runtime, 'version'>): boolean {
  return Number.parseInt(runtime.version, 10) < 25;
}
