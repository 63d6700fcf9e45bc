import { formatRows, TableBox } from '../parts/table-box';
import { formatCount, formatHours } from '../statistics/format-figure';
import { valuesOf } from './describe-hour';
import type { Layer, ProfileModel } from './profile-model';

const HOURS = [...Array(24).keys()];
const COLUMNS = ['5 %', '25 %', 'Median', '75 %', '95 %'];
const HEAD = ['Hours', ...COLUMNS, 'Readings'];

/** The profiles as tables, an hour a row. */
export function ProfileTables({ model }: { readonly model: ProfileModel }) {
  return (
    <>
      {[model.main, model.other].map((layer) => layer && <LayerTable key={layer.name} layer={layer} model={model} />)}
    </>
  );
}

function LayerTable({ layer, model }: { readonly layer: Layer; readonly model: ProfileModel }) {
  const label = `Glucose by time of day, ${layer.name}`;
  return (
    <TableBox
      label={label}
      columns={HEAD}
      caption={
        <span class="unseen">
          {label}, in {model.unit}
        </span>
      }
    >
      {HOURS.map((hour) => (
        <HourRow key={hour} hour={hour} layer={layer} model={model} />
      ))}
    </TableBox>
  );
}

function HourRow({
  hour,
  layer,
  model,
}: {
  readonly hour: number;
  readonly layer: Layer;
  readonly model: ProfileModel;
}) {
  const values = valuesOf(layer, hour, model);
  return (
    <tr>
      <th scope="row">{formatHours(hour, hour + 1, model.locale)}</th>
      {values ? (
        values.map((value, i) => <td key={i}>{value}</td>)
      ) : (
        <td class="quiet" colSpan={5}>
          no readings
        </td>
      )}
      <td>{formatCount(layer.profile.count[hour] ?? 0, model.locale)}</td>
    </tr>
  );
}

/** The same as text, columns apart by tabs. */
export function describeProfile(model: ProfileModel): string {
  return [model.main, model.other]
    .flatMap((layer) => (layer ? [layer] : []))
    .map((layer) =>
      formatRows([
        [`${layer.name} (${model.unit})`],
        HEAD,
        ...HOURS.map((hour) => [
          formatHours(hour, hour + 1, model.locale),
          ...(valuesOf(layer, hour, model) ?? COLUMNS.map(() => '')),
          layer.profile.count[hour] ?? 0,
        ]),
      ]),
    )
    .join('\n\n');
}
