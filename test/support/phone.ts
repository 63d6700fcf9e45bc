import type { Egv, Person } from '../../simulator/person/person';
import { type Content, createScriptedPerson } from '../../simulator/person/scripted-person';
import { createWorld, type World } from '../../simulator/world';

const MINUTE_MS = 60_000;
/** How late its readings come; less than what is usual outside the US, so that none of them is late. */
const DELAY_MS = 100 * MINUTE_MS;

/** A phone whose readings a test chooses, one by one, after half a day of calm ones. */
export type Phone = {
  person(): Person;
  world(): World;
  /** Uploads a reading of 5 minutes after the last; returns its time (epoch ms). */
  uploads(mgDl: number): number;
};

/** Sets one up; the last of its calm readings is old enough for an hour of chosen ones. */
export function createPhone(): Phone {
  const firstAt = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - DELAY_MS - 12 * 60 * MINUTE_MS;
  const egvs = Array.from({ length: 12 * 11 }, (_, i) => {
    const at = firstAt + i * 5 * MINUTE_MS;
    return [{ fromAt: at + DELAY_MS, isNews: true, content: readingOf(at, 120) }];
  });
  const person = (): Person =>
    createScriptedPerson({ id: 'steady', egvs: [...egvs], events: [], calibrations: [], alerts: [], devices: [] });
  return {
    person,
    world: () => createWorld({ createdAt: Date.now(), people: [person()], tokenSeed: `${Math.random()}` }),
    uploads: (mgDl) => {
      const at = firstAt + egvs.length * 5 * MINUTE_MS;
      egvs.push([{ fromAt: Date.now(), isNews: true, content: readingOf(at, mgDl) }]);
      return at;
    },
  };
}

const readingOf = (at: number, mgDl: number): Content<Egv> => ({
  key: at,
  at,
  offsetMinutes: 60,
  device: { key: 'phone', displayDevice: 'iOS', displayApp: 'G7', writesOffset: true },
  sensor: { transmitterId: 'AB12CD', generation: 'g7', variant: 'g7', activatedAt: 0 },
  ticks: Math.round(at / 1000) % 1_000_000,
  mgDl,
  status: 'ok',
  trend: 'flat',
  rateMgDlPerMinute: 0,
});
