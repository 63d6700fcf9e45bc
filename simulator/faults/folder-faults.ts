import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type FolderDamage, type FolderFault, failure, note, type Shown } from './fault';
import { holdLease, holdLock, runSql } from './sql';

const folder = (about: string, shows: Shown, damage: FolderFault['damage']): FolderFault => ({
  about,
  shows,
  at: 'folder',
  damage,
});

/** Faults of the app's own files. */
export const FOLDER_FAULTS = {
  'archive-corrupt': folder('the middle of the history file is overwritten', note('archive-set-aside'), async (at) =>
    damaged(archiveIn(at), (file) => overwrite(file)),
  ),
  'archive-truncated': folder('half of the history file is missing', note('archive-set-aside'), async (at) =>
    damaged(archiveIn(at), (file) => truncateSync(file, Math.floor(statSync(file).size / 2))),
  ),
  'archive-newer': folder('the history file is from a newer version', failure('archive-newer'), async (at) =>
    damaged(archiveIn(at), (file) => runSql(file, 'PRAGMA user_version = 9999')),
  ),
  'archive-locked': folder('another program holds the history file', failure('archive-locked'), async (at) => {
    const file = archiveIn(at);
    return { said: `${file} is locked until this ends.`, undo: await holdLock(file) };
  }),
  'archive-slow': folder('the history file takes most of a minute to open', failure('archive-slow'), async (at) => {
    const file = archiveIn(at);
    return { said: `${file} is slow to open until this ends, or for 45 s.`, undo: await holdLease(file) };
  }),
  'disk-failing': folder('the disk gives errors for the history file', failure('disk'), async (at) => {
    const [file, kept] = [archiveIn(at), `${archiveIn(at)}.before-fault`];
    renameSync(file, kept);
    symlinkSync('/proc/self/mem', file); // whose first page the kernel answers with EIO, as for a bad sector
    const undo = () => renameSync(kept, file);
    return { said: `${file} cannot be read until this ends; as it was it lies in ${kept}.`, undo };
  }),
  'settings-corrupt': folder('the settings file breaks off', note('settings-reset'), async (at) =>
    damaged(join(at, 'settings.json'), (file) => truncateSync(file, Math.floor(statSync(file).size / 2))),
  ),
} as const satisfies Record<string, FolderFault>;

function archiveIn(folder: string): string {
  const place = join(folder, 'archives');
  const names = readdirSync(place).filter((name) => name.endsWith('.sqlite'));
  const newest = names.sort((a, b) => statSync(join(place, b)).mtimeMs - statSync(join(place, a)).mtimeMs)[0];
  if (newest === undefined) throw new Error(`There is no history file in ${place}.`);
  return join(place, newest);
}

function damaged(file: string, damage: (file: string) => void): FolderDamage {
  const copy = `${file}.before-fault`;
  copyFileSync(file, copy);
  damage(file);
  return { said: `${file} is damaged; as it was it lies in ${copy}.`, undo: () => {} };
}

/** A page of SQLite and more, in the middle. */
function overwrite(file: string): void {
  const open = openSync(file, 'r+');
  const { size } = statSync(file);
  writeSync(open, Buffer.alloc(Math.min(65_536, Math.floor(size / 2)), 0xa5), 0, undefined, Math.floor(size / 4));
  closeSync(open);
}
