import type { EventsVersion } from './account';

const V2 = '/v2';

/**
 * The name under which an account's records lie in its archive: the ids of the older events page need not be those of
 * the newer, so that each page counts as an app of its own, whose records are matched by time and value.
 */
export const archiveName = (userId: string, version: EventsVersion): string =>
  version === 'v2' ? userId + V2 : userId;

/** The name that the same user has with the other events page. */
export const renamedFor = (name: string, version: EventsVersion): string =>
  archiveName(name.endsWith(V2) ? name.slice(0, -V2.length) : name, version);
