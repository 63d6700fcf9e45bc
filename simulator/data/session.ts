import type { TokenGrant } from '../oauth/oauth-state';
import type { Person } from '../person/person';
import { createIds, type Ids } from '../wire/ids';
import { type Wire, wireOf } from '../wire/wire';
import type { World } from '../world';

/** Whom a data request is about and how to answer it. */
export interface DataSession {
  /** As the service has them now. */
  readonly person: Person;
  /** Nothing older is returned, epoch ms. */
  readonly startAt: number;
  readonly ids: Ids;
  readonly wire: Wire;
  readonly now: number;
}

/** Opens the data of the person a token speaks for; undefined when that person is no longer in the world. */
export function openSession(world: World, grant: TokenGrant, now: number): DataSession | undefined {
  const found = world.people.find((each) => each.id === grant.personId);
  if (found === undefined) return undefined;
  const person = found.asOf?.(now) ?? found;
  const startAt = Math.max(person.startAt, world.config.forgetsBeforeAt);
  return { person, startAt, ids: createIds(person.id, grant.clientId), wire: wireOf(world.config.profile), now };
}
