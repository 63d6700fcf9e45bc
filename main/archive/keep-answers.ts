import type { RecordKind } from '../../core/history';
import { fail, ok, type Result } from '../../core/result';
import { type Body, parseJson } from '../dexcom/body';
import type { ParseDevices, ParsedPage, ParsePage, RecordOf } from '../dexcom/records';
import type { Kept, Page } from './contract';
import type { Coverage } from './covered';
import type { NoteKeeper } from './data-notes';
import { createReadingDeriver } from './derive-readings';
import type { DeviceKeeper } from './devices';
import type { Dictionary } from './dictionary';
import { createRecordKeeper, type RecordKeeper } from './keep-records';
import type { Owners } from './owners';
import { type Database, inTransaction } from './sqlite';

/** How answers are read: given from outside, so that the archive knows nothing of their wire format. */
export type Parsers = { readonly parsePage: ParsePage; readonly parseDevices: ParseDevices };

/** Keeps answers of the API, each whole in one transaction or not at all. */
export type AnswerKeeper = {
  keep(page: Page): Result<Kept, 'unreadable'>;
  keepDevices(body: Body, at: number): Result<Kept, 'unreadable'>;
};

/** What keeping a page also writes. */
type Beside = {
  readonly owners: Owners;
  readonly coverage: Coverage;
  readonly notes: NoteKeeper;
  readonly devices: DeviceKeeper;
};

/** Prepares to keep answers. */
export function createAnswerKeeper(
  database: Database,
  dictionary: Dictionary,
  { parsePage, parseDevices }: Parsers,
  { owners, coverage, notes, devices }: Beside,
): AnswerKeeper {
  const keepers: { readonly [Kind in RecordKind]: RecordKeeper<Kind> } = {
    egv: createRecordKeeper(database, 'egv', dictionary),
    event: createRecordKeeper(database, 'event', dictionary),
    calibration: createRecordKeeper(database, 'calibration', dictionary),
    alert: createRecordKeeper(database, 'alert', dictionary),
  };
  const derive = createReadingDeriver(database, dictionary);
  const change = <T>(work: () => T): T => {
    try {
      return inTransaction(database, work);
    } catch (error) {
      dictionary.reload();
      throw error;
    }
  };
  const keepPage = <Kind extends RecordKind>(
    { kind, window, fetchedAt }: Page & { readonly kind: Kind },
    parsed: ParsedPage<RecordOf[Kind]>,
  ): Kept => {
    const keeper: RecordKeeper<Kind> = keepers[kind];
    const { touched, newestNewAt } = keeper(parsed.records, { ...owners.current(), fetchedAt });
    if (kind === 'egv') derive(touched);
    const isNoted = notes.keep(kind, parsed, fetchedAt);
    coverage.add(kind, window);
    return keptOf(parsed, isNoted || touched.length > 0, newestNewAt);
  };
  return {
    keep: (page) => {
      const parsed = parsePage(page.kind, parseJson(page.body));
      return parsed ? ok(change(() => keepPage(page, parsed))) : fail('unreadable');
    },
    keepDevices: (body, at) => {
      const parsed = parseDevices(parseJson(body));
      if (!parsed) return fail('unreadable');
      return ok(
        change(() => {
          const isNoted = notes.keep('device', parsed, at);
          const changes = parsed.records.filter((device) => devices.keep(device, at));
          return keptOf(parsed, isNoted || changes.length > 0, null);
        }),
      );
    },
  };
}

const keptOf = (parsed: ParsedPage<unknown>, changed: boolean, newestNewAt: number | null): Kept => ({
  changed,
  records: parsed.records.length,
  rejected: parsed.rejected.length,
  newestNewAt,
});
