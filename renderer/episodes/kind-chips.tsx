import type { Zone } from '../../core/zones';
import { ZoneMark } from '../parts/zone-mark';
import type { EpisodeRow, RowKind } from './derive-rows';
import { KIND_WORDS } from './describe-row';

const KINDS = Object.keys(KIND_WORDS) as readonly RowKind[];

/** The zone a kind has its mark of; a short low has that of a low. */
export const zoneOfKind = (kind: RowKind): Zone => (kind === 'dip' ? 'low' : kind);

type ChipsProps = {
  readonly rows: readonly EpisodeRow[];
  /** Zones of the preset: a kind it does not have is not offered. */
  readonly zones: readonly Zone[];
  readonly hidden: ReadonlySet<RowKind>;
  readonly onChange: (hidden: ReadonlySet<RowKind>) => void;
};

/** Which kinds are shown, each with how many there are. */
export function KindChips({ rows, zones, hidden, onChange }: ChipsProps) {
  const toggle = (kind: RowKind): void => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    onChange(next);
  };
  const countOf = (kind: RowKind): number => rows.filter((row) => row.kind === kind).length;
  return (
    <fieldset class="chips">
      <legend class="unseen">Kinds shown</legend>
      {KINDS.filter((kind) => countOf(kind) > 0 || (kind !== 'dip' && zones.includes(kind))).map((kind) => (
        <label key={kind} class="chip">
          <input type="checkbox" checked={!hidden.has(kind)} onChange={() => toggle(kind)} />
          <span>
            {kind === 'dip' ? KIND_WORDS.dip : <ZoneMark zone={zoneOfKind(kind)} />}{' '}
            <span class="numbers chip-count">{countOf(kind)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
