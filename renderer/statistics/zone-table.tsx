import type { Preset } from '../../core/statistics/presets';
import type { ZonePercents } from '../../core/statistics/summary';
import { ZoneMark } from '../parts/zone-mark';
import type { Reader } from './format-figure';
import { deriveZoneRows, type ZoneRow } from './zone-rows';

type ZoneProps = { readonly zones: ZonePercents; readonly preset: Preset; readonly reader: Reader };

/** Time in ranges: a stacked bar for the eye, beside it the same as a table with the goals. */
export function ZoneTable({ zones, preset, reader }: ZoneProps) {
  const rows = deriveZoneRows(zones, preset, reader);
  return (
    <div class="zone-times">
      <ZoneBar zones={zones} preset={preset} />
      <table class="numbers">
        <caption class="unseen">Time in ranges</caption>
        <thead>
          <tr>
            <th scope="col">Range ({reader.unit})</th>
            <th scope="col">Time</th>
            <th scope="col">Goal</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.of} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row: { of, zone, bounds, percent, goal } }: { readonly row: ZoneRow }) {
  return (
    <tr class={zone === null ? 'zone-sum' : undefined}>
      <th scope="row">
        {zone ? <ZoneMark zone={zone} /> : `All ${of}`}
        <span class="quiet small zone-bounds">{zone ? bounds : ''}</span>
      </th>
      <td>{percent}</td>
      <td class="quiet">{goal}</td>
    </tr>
  );
}

/** Parts as high as their share; the smallest stay visible. */
function ZoneBar({ zones, preset }: Pick<ZoneProps, 'zones' | 'preset'>) {
  return (
    <div class="zone-bar" aria-hidden="true">
      {[...preset.zones].reverse().map((zone) => {
        const percent = zones.percent[zone];
        if (percent === 0) return null;
        return <span key={zone} class="zone-part" style={`flex-grow: ${percent}; background: var(--zone-${zone})`} />;
      })}
    </div>
  );
}
