import { KindMark } from './kind-mark';
import { LOG_KIND_WORDS, LOG_KINDS, type LogKind } from './log-kinds';

type FilterProps = {
  readonly counts: Readonly<Record<LogKind, number>>;
  readonly hidden: ReadonlySet<LogKind>;
  readonly onChange: (hidden: ReadonlySet<LogKind>) => void;
};

/** Which kinds are shown, each with how many there are; `other` only where there is something unknown. */
export function KindFilter({ counts, hidden, onChange }: FilterProps) {
  const toggle = (kind: LogKind): void => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    onChange(next);
  };
  return (
    <fieldset class="chips">
      <legend class="unseen">Kinds shown</legend>
      {LOG_KINDS.filter((kind) => kind !== 'other' || counts.other > 0).map((kind) => (
        <label key={kind} class="chip">
          <input type="checkbox" checked={!hidden.has(kind)} onChange={() => toggle(kind)} />
          <span>
            <KindMark kind={kind} />
            {LOG_KIND_WORDS[kind]} <span class="numbers chip-count">{counts[kind]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
