import type { OffsetAt } from '../../core/period';
import { Button } from '../parts/button';
import { TableBox } from '../parts/table-box';
import { tie } from '../parts/tie';
import { ZoneMark } from '../parts/zone-mark';
import type { Reader } from '../statistics/format-figure';
import type { EpisodeRow } from './derive-rows';
import { describeRow, KIND_WORDS, type RowText } from './describe-row';
import { zoneOfKind } from './kind-chips';

const COLUMNS = ['What', 'Length', 'Lowest or highest', 'In the 2 hours before', 'Alerts of the phone', 'Statistics'];

type TableProps = {
  readonly rows: readonly EpisodeRow[];
  readonly offsetAt: OffsetAt;
  readonly reader: Reader;
  readonly onOpen: (row: EpisodeRow) => void;
  readonly onToggle: (row: EpisodeRow) => void;
};

/** The episodes with what is known of each. */
export function EpisodeTable({ rows, ...rest }: TableProps) {
  const zones = new Set(rows.map((row) => describeRow(row, rest.offsetAt, rest.reader).zone));
  const [zone = ''] = zones.size === 1 ? zones : [];
  return (
    <TableBox
      label="Episodes as a table"
      columns={[zone ? `Start (${zone})` : 'Start', ...COLUMNS]}
      box="wide"
      look="log episode-table"
    >
      {rows.map((row) => (
        <Row key={row.key} row={row} hasZone={zones.size > 1} {...rest} />
      ))}
    </TableBox>
  );
}

type RowProps = Omit<TableProps, 'rows'> & {
  readonly row: EpisodeRow;
  /** Whether rows are on several clocks, so that each says its own. */
  readonly hasZone: boolean;
};

function Row({ row, hasZone, offsetAt, reader, onOpen, onToggle }: RowProps) {
  const text = describeRow(row, offsetAt, reader);
  return (
    <tr class={row.leftOut ? 'episode-left-out' : ''}>
      <th scope="row" class="numbers">
        <Button look="text" onClick={() => onOpen(row)} label={`Open ${text.start} in the chart`}>
          <span>
            <span>{text.startDay},</span> <span>{text.startClock}</span>
          </span>
        </Button>
        {hasZone && text.zone && <span class="quiet small log-zone">{text.zone}</span>}
      </th>
      <td>
        {row.kind === 'dip' ? KIND_WORDS.dip : <ZoneMark zone={zoneOfKind(row.kind)} />}
        {text.remarks.map((words) => (
          <span key={words} class="small quiet episode-remark">
            {words}
          </span>
        ))}
      </td>
      <td class="numbers">{tie(text.length)}</td>
      <td class="numbers">
        <span class="episode-value">{text.extreme}</span>
        {text.rate && <span class="small quiet episode-remark">came in at {tie(text.rate)}</span>}
      </td>
      <td>{tie(text.before)}</td>
      <td>{tie(text.alerts)}</td>
      <td>
        <Mark row={row} text={text} onToggle={() => onToggle(row)} />
      </td>
    </tr>
  );
}

/** Only what is low can be made by pressure. */
function Mark({
  row,
  text,
  onToggle,
}: {
  readonly row: EpisodeRow;
  readonly text: RowText;
  readonly onToggle: () => void;
}) {
  if (row.kind === 'high' || row.kind === 'very-high') return <>{text.counted}</>;
  const does = row.leftOut ? 'Count again' : 'Leave out';
  return (
    <span class="episode-mark">
      {text.counted}
      <Button onClick={onToggle} label={`${does}: ${KIND_WORDS[row.kind]} of ${text.start}`}>
        {does}
      </Button>
    </span>
  );
}
