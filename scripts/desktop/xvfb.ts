import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { firstLine, startChild } from './child';
import { type Camera, createCamera } from './screen';

export interface Xvfb extends Camera {
  /** `:7`, say; its number is free because the server chose it. */
  readonly display: string;
  /** DISPLAY and XAUTHORITY: only who has the second gets in. */
  readonly env: Readonly<Record<'DISPLAY' | 'XAUTHORITY', string>>;
  stop(): Promise<void>;
}

export interface XvfbOptions {
  readonly width?: number;
  readonly height?: number;
}

/** Starts a display that no one sees, on a number the server finds itself, so that several can run side by side. */
export async function startXvfb({ width = 1280, height = 800 }: XvfbOptions = {}): Promise<Xvfb> {
  const dir = await mkdtemp(join(tmpdir(), 'steadyline-x-'));
  const authority = join(dir, 'authority');
  await writeFile(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const screen = ['-screen', '0', `${width}x${height}x24`, '-fbdir', dir, '-auth', authority];
  const child = startChild('Xvfb', ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset'], {
    env: process.env,
    report: true,
  });
  const stop = async (): Promise<void> => {
    await child.stop();
    await rm(dir, { recursive: true, force: true });
  };
  const number = await firstLine(child, child.process.stdio[3] as Readable).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const display = `:${number}`;
  return {
    display,
    env: { DISPLAY: display, XAUTHORITY: authority },
    ...createCamera(join(dir, 'Xvfb_screen0')),
    stop,
  };
}

/** One Xauthority record for any host and display (FamilyWild), as the display's number is not known yet. */
function authorityEntry(cookie: Buffer): Buffer {
  const counted = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const nothing = counted(Buffer.alloc(0));
  const name = counted(Buffer.from('MIT-MAGIC-COOKIE-1'));
  return Buffer.concat([Buffer.from([0xff, 0xff]), nothing, nothing, name, counted(cookie)]);
}
