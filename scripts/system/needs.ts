/** How to tell that something is there. */
export type Probe = { readonly library: string } | { readonly program: string } | { readonly folder: string };

/** Something the app or its tests need from the system, and the Debian packages that have it (newest name first). */
export interface Need {
  readonly probe: Probe;
  readonly packages: readonly string[];
}

/** What Electron and the keychain module link to or call. */
export const appNeeds: readonly Need[] = [
  { probe: { library: 'libgtk-3.so.0' }, packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { probe: { library: 'libnss3.so' }, packages: ['libnss3'] },
  { probe: { library: 'libasound.so.2' }, packages: ['libasound2t64', 'libasound2'] },
  { probe: { library: 'libgbm.so.1' }, packages: ['libgbm1'] },
  { probe: { library: 'libsecret-1.so.0' }, packages: ['libsecret-1-0'] },
  { probe: { library: 'libnotify.so.4' }, packages: ['libnotify4'] },
  { probe: { program: 'xdg-open' }, packages: ['xdg-utils'] },
  { probe: { program: 'gio' }, packages: ['libglib2.0-bin'] },
];

/** What a desktop without a screen is made of. */
export const headlessNeeds: readonly Need[] = [
  { probe: { program: 'Xvfb' }, packages: ['xvfb'] },
  { probe: { program: 'dbus-daemon' }, packages: ['dbus-daemon', 'dbus'] },
  { probe: { program: 'dbus-send' }, packages: ['dbus-bin', 'dbus'] },
  { probe: { program: 'gnome-keyring-daemon' }, packages: ['gnome-keyring'] },
  { probe: { folder: '/usr/share/fonts/truetype/dejavu' }, packages: ['fonts-dejavu-core'] },
];

/** What the tests ask of the system besides: other people's programs to look with, and faults of the computer. */
export const testNeeds: readonly Need[] = [
  { probe: { program: 'secret-tool' }, packages: ['libsecret-tools'] },
  { probe: { program: 'dbus-run-session' }, packages: ['dbus-daemon', 'dbus'] },
  { probe: { program: 'unshare' }, packages: ['util-linux'] },
  { probe: { program: 'cc' }, packages: ['gcc'] },
  { probe: { program: 'xdotool' }, packages: ['xdotool'] },
  { probe: { program: 'openssl' }, packages: ['openssl'] },
  { probe: { program: 'certutil' }, packages: ['libnss3-tools'] },
];
