import { readlinkSync } from 'node:fs';

/**
 * Looks at the computer's time zone whenever it is called, and has `Date` follow it. Chromium tells `Intl` of a new zone,
 * while Node goes by the first one until TZ is touched; one that is set in the environment stays.
 */
export function createZoneWatch(zoneNow = nameZone, reread = rereadZone): () => void {
  let zone = zoneNow();
  return () => {
    const now = zoneNow();
    if (now === zone) return;
    zone = now;
    reread();
  };
}

/** As Chromium has it, and as the system's own link has it where there is one: Chromium may miss a change. */
const nameZone = (): string => `${new Intl.DateTimeFormat().resolvedOptions().timeZone} ${linkedZone()}`;

function linkedZone(): string {
  try {
    return readlinkSync('/etc/localtime');
  } catch {
    return '';
  }
}

/** Has Node ask the system for its zone again. */
export function rereadZone(): void {
  if (process.env.TZ === undefined) Reflect.deleteProperty(process.env, 'TZ');
}
