import type { Recorded } from '../../../simulator/person/person';
import { createScriptedPerson, type History, type Script } from '../../../simulator/person/scripted-person';
import { type Truth, truthOf } from '../../../simulator/truth';
import type { World } from '../../../simulator/world';
import { LIFE_ENDS_AT } from './life';

type AnyHistory = History<Omit<Recorded, 'arrivedAt'>>;

/** What the service has of a script at an instant, as `clientId` is told of it. */
export function truthOfScript(script: Script, world: World, now: number): Truth {
  const asked = { ...world, people: [createScriptedPerson(script)] };
  return truthOf(asked, { personId: script.id, clientId: world.config.clientId }, now);
}

/** The same script with some of its histories only, each changed. */
function pick(script: Script, change: <H extends AnyHistory>(history: H) => H | null): Script {
  const some = <H extends AnyHistory>(histories: readonly H[]) =>
    histories.map((history) => change(history)).filter((history) => history !== null);
  const { egvs, events, calibrations, alerts } = script;
  const kinds = { egvs: some(egvs), events: some(events), calibrations: some(calibrations), alerts: some(alerts) };
  return { ...script, ...kinds };
}

const isGone = (history: AnyHistory): boolean => history.at(-1)?.content === 'gone';

/** What was withdrawn, as it was at any time. */
export function withdrawnOf(script: Script, world: World): readonly Truth[] {
  const lasting = pick(script, (history) =>
    isGone(history) ? (history.filter(({ content }) => content !== 'gone') as unknown as typeof history) : null,
  );
  const times = Object.values(lasting).flatMap((histories) =>
    Array.isArray(histories) ? (histories as AnyHistory[]).flatMap((history) => history[0]?.fromAt ?? []) : [],
  );
  return [...times, LIFE_ENDS_AT].map((now) => truthOfScript(lasting, world, now));
}
