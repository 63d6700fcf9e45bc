import { join } from 'node:path';
import { withClock } from './clock';
import { type ComputerFault, failure, keychain, note, type Shown } from './fault';
import { withKeychain } from './keychain-fault';
import { inNamespace, onOtherDisk } from './namespace';

const computer = (about: string, shows: Shown, around: ComputerFault['around']): ComputerFault => ({
  about,
  shows,
  at: 'computer',
  isOfFolder: false,
  around,
});

const disk = (about: string, shows: Shown, around: ComputerFault['around']): ComputerFault => ({
  ...computer(about, shows, around),
  isOfFolder: true,
});

const DAY_S = 86_400;

/** Faults of the computer, each made with the means of the system itself for one command and all that it starts. */
export const COMPUTER_FAULTS = {
  'no-network': computer('no network: every interface is down', failure('no-network'), () => inNamespace('--net', ':')),
  'clock-years-ahead': computer('a clock that is five years ahead', failure('wrong-clock'), (scratch) =>
    withClock(scratch, 1825 * DAY_S),
  ),
  'clock-jumps': computer(
    'a clock that is set three hours forward; Enter sets it back',
    note('wrong-clock'),
    (scratch) => withClock(scratch, DAY_S / 8),
  ),
  'keychain-locked': computer('a keychain that nobody has unlocked', keychain('locked'), (scratch) =>
    withKeychain(scratch, 'locked'),
  ),
  'keychain-absent': computer('no keychain service', keychain('absent'), (scratch) => withKeychain(scratch, 'absent')),
  'keychain-refusing': computer(
    'a keychain that the rules of the bus keep the app from',
    keychain('refusing'),
    (scratch) => withKeychain(scratch, 'refusing'),
  ),
  'keychain-empty': computer('a keychain without entries', keychain('empty'), (scratch) =>
    withKeychain(scratch, 'empty'),
  ),
  'disk-full': disk('a full disk; Enter makes room', failure('disk-full'), (scratch, folder) =>
    onOtherDisk(SMALL_DISK, { scratch, folder, on: FILL, off: 'rm -f "$FOLDER/ballast"' }),
  ),
  'read-only': disk('a folder that may not be written; Enter allows it', failure('read-only'), (scratch, folder) =>
    onOtherDisk('mount --bind "$FOLDER" "$FOLDER"', {
      scratch,
      folder: join(folder, 'archives'),
      on: 'mount -o remount,bind,ro "$FOLDER"',
      off: 'mount -o remount,bind,rw "$FOLDER"',
    }),
  ),
} as const satisfies Record<string, ComputerFault>;

/** A disk in memory with the content of the folder and some room; what is written there is gone in the end. */
const SMALL_DISK = `mkdir -p "$SCRATCH/disk"
mount -t tmpfs -o mode=700,size=$(($(du -sk "$FOLDER" | cut -f1) + 32768))k tmpfs "$SCRATCH/disk"
cp -a "$FOLDER/." "$SCRATCH/disk"
mount --bind "$SCRATCH/disk" "$FOLDER"`;
const FILL = 'cat /dev/zero >> "$FOLDER/ballast" 2> "$SCRATCH/full" || :';
