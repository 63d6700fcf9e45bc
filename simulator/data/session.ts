import type { AccessGrant } from '../oauth/oauth-state';
import type { Person } from '../person/person';
import { createIds, type Ids } from '../wire/ids';
import { type Wire, wireOf } from '../wire/wire';
import type { World } from '../world';

/** Whom a data request is about and how to answer it. */
export interface DataSession {
  readonly person: Person;
  readonly ids: Ids;
  readonly wire: Wire;
  readonly now: number;
}

/** Opens the data of the person a token speaks for; undefined when that person is no longer in the world. */
export function openSession(world: World, grant: AccessGrant, now: number): DataSession | undefined {
  const person = world.people.find((each) => each.id === grant.personId);
  if (person === undefined) return undefined;
  return { person, ids: createIds(person.id, grant.clientId), wire: wireOf(world.config.profile), now };
}
