import type { RecordKind } from '../../core/history';
import type { RecordOf } from '../dexcom/records';
import type { Dictionary } from './dictionary';
import { idFromSql } from './ids';
import { RECORD_TABLES, type Row } from './record-tables';

/** A stored record as it was parsed; null where damage left something that is none. */
export function decodeRecord<Kind extends RecordKind>(
  kind: Kind,
  row: Row,
  dictionary: Dictionary,
): RecordOf[Kind] | null {
  const { id, system_at: systemAt, offset_minutes: offsetMinutes, source, extra } = row;
  if (typeof systemAt !== 'number' || !(typeof id === 'string' || id instanceof Uint8Array)) return null;
  const common = {
    recordId: idFromSql(id),
    systemAt,
    offsetMinutes: typeof offsetMinutes === 'number' ? offsetMinutes : null,
    source: dictionary.source(source),
    extra: typeof extra === 'string' ? extra : '{}',
  };
  return RECORD_TABLES[kind].decode(common, row, dictionary);
}
