import {
  chmodSync,
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type FolderDamage, type FolderFault, failure, note, type Shown } from './fault';
import { holdLock, runSql } from './sql';

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
  'settings-corrupt': folder('the settings file breaks off', note('settings-reset'), async (at) =>
    damaged(join(at, 'settings.json'), (file) => truncateSync(file, Math.floor(statSync(file).size / 2))),
  ),
  'read-only': folder('the history may not be written (not for root, who may)', failure('read-only'), async (at) => {
    const place = join(at, 'archives');
    chmodSync(place, 0o500);
    chmodSync(archiveIn(at), 0o400);
    const undo = () => {
      chmodSync(place, 0o700);
      chmodSync(archiveIn(at), 0o600);
    };
    return { said: `${place} may not be written until this ends.`, undo };
  }),
  'disk-full': folder('the small disk of the folder is filled up', failure('disk-full'), fillDisk),
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

/** More would be somebody's real disk. */
const MOST_BALLAST_BYTES = 1024 ** 3;

async function fillDisk(folder: string): Promise<FolderDamage> {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize > MOST_BALLAST_BYTES) throw new Error('More than 1 GiB is free there: use a small disk (tmpfs).');
  const ballast = join(folder, 'ballast');
  try {
    for (;;) writeFileSync(ballast, Buffer.alloc(bsize), { flag: 'a' });
  } catch {
    // full
  }
  return { said: `${ballast} fills the disk until this ends.`, undo: () => rmSync(ballast, { force: true }) };
}
