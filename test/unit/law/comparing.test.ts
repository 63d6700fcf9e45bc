import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive/contract';
import { openArchiveFile } from '../../../main/archive/open-archive-file';
import { openDatabase } from '../../../main/archive/sqlite';
import { parseDevices, parsePage } from '../../../main/dexcom/parse-page';
import type { Script } from '../../../simulator/person/scripted-person';
import { createWorld, type World } from '../../../simulator/world';
import { makeFolder } from '../main/simulated';
import { disagreements } from './disagreements';
import { truthOfScript } from './expected';
import { LIFE_ENDS_AT, scriptedLife } from './life';

const PARSERS = { parsePage, parseDevices };
const WORLD: World = createWorld({ createdAt: LIFE_ENDS_AT });
const truthOf = (script: Script) => truthOfScript(script, WORLD, LIFE_ENDS_AT);

/** An archive that was given the truth itself. */
async function mirrorOf(script: Script, path: string): Promise<Archive> {
  const { archive } = await openArchiveFile(path, LIFE_ENDS_AT, PARSERS);
  const truth = truthOf(script);
  const bodyOf = (known: readonly { readonly wire: unknown }[]) =>
    JSON.stringify({ records: known.map(({ wire }) => wire) });
  for (const kind of ['egv', 'event', 'calibration', 'alert'] as const) {
    const window = { fromAt: 0, toAt: LIFE_ENDS_AT };
    await archive.keep({ kind, window, body: bodyOf(truth.records[kind]), fetchedAt: LIFE_ENDS_AT });
  }
  await archive.keepDevices(bodyOf(truth.devices), LIFE_ENDS_AT);
  return archive;
}

const compare = (path: string, archive: Archive, script: Script) =>
  disagreements(path, archive, truthOf(script), [], LIFE_ENDS_AT);

test('an archive that was given the truth does not differ from it', async () => {
  const folder = await makeFolder();
  let number = 0;
  await fc.assert(
    fc.asyncProperty(scriptedLife, async (script) => {
      number += 1;
      const path = join(folder, `${number}.sqlite`);
      const archive = await mirrorOf(script, path);
      expect(await compare(path, archive, script)).toEqual([]);
      await archive.close();
    }),
    { numRuns: 15 },
  );
});

/** A life with something of everything. */
function fullLife(): Script {
  const isFull = ({ events, calibrations, alerts, devices, egvs }: Script): boolean => {
    const listed = devices.at(-1)?.content.length ?? 0;
    return egvs.length > 30 && events.length > 3 && calibrations.length > 0 && alerts.length > 0 && listed === 2;
  };
  const script = fc.sample(scriptedLife, { seed: 7, numRuns: 60 }).find(isFull);
  if (script === undefined) throw new Error('no life has everything');
  return script;
}

const OLDEST = 'WHERE id = (SELECT id FROM egv ORDER BY system_at LIMIT 1)';
const FIRST_ENTRY = 'WHERE id = (SELECT id FROM event LIMIT 1)';

test.each([
  ['a reading is missing', `DELETE FROM egv ${OLDEST}`, /missing/],
  ['a reading has another value', `UPDATE egv SET code = code + 1 ${OLDEST}`, /stale/],
  ['a reading is at another time', `UPDATE egv SET system_at = system_at + 1000 ${OLDEST}`, /stale/],
  ['a reading counts nowhere', `UPDATE egv SET marks = 1 ${OLDEST}`, /counts 0 times/],
  ['a reading is from a clock that was not ahead', `UPDATE egv SET marks = 2 ${OLDEST}`, /its marks are 2/],
  ['a copy counts too', 'UPDATE egv SET marks = 0', /counts 2 times/],
  [
    'an hour has another sum',
    'UPDATE hour SET sum = sum + 1 WHERE start_at = (SELECT min(start_at) FROM hour)',
    /hours/,
  ],
  [
    'an hour has another code',
    "UPDATE hour SET codes = '[77]' WHERE start_at = (SELECT min(start_at) FROM hour)",
    /hours/,
  ],
  ['an entry is missing', `DELETE FROM event ${FIRST_ENTRY}`, /missing/],
  ['an entry has another status', `UPDATE event SET status = NULL ${FIRST_ENTRY}`, /stale/],
  ['an entry is under an id of its own', `UPDATE event SET id = 'other' ${FIRST_ENTRY}`, /invented/],
  ['a fingerstick is missing', 'DELETE FROM calibration', /missing/],
  ['an alert is missing', 'DELETE FROM alert', /missing/],
  ['a device is missing', 'DELETE FROM device', /device .*missing/],
  ['a schedule is an old one', `UPDATE device_version SET schedules = '[]'`, /schedules/],
])('it is seen when %s', async (_name, damage, said) => {
  const path = join(await makeFolder(), 'archive.sqlite');
  const script = fullLife();
  const archive = await mirrorOf(script, path);
  const database = await openDatabase(path);
  database.exec(damage);
  database.close();
  expect((await compare(path, archive, script)).join('\n')).toMatch(said);
  await archive.close();
});
