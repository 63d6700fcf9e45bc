import { formatCount, formatHours, formatQuantile } from '../statistics/format-figure';
import type { Layer, ProfileModel } from './profile-model';

/** The values of an hour: 5th, 25th, 50th, 75th and 95th percentile as the person reads them; null where there are none. */
export function valuesOf({ profile }: Layer, hour: number, reader: Pick<ProfileModel, 'unit' | 'locale'>) {
  const values = profile.curves.map((curve) => curve[hour] ?? Number.NaN);
  return values.some(Number.isNaN) ? null : values.map((mgDl) => formatQuantile(mgDl, reader));
}

/** What the curves say of an hour. */
export function describeHour(model: ProfileModel, hour: number): string {
  const when = formatHours(hour, hour + 1, model.locale);
  const parts = [model.main, model.other].flatMap((layer) => (layer ? [describeLayer(layer, hour, model)] : []));
  return `${when}: ${parts.join('; ')}`;
}

function describeLayer(layer: Layer, hour: number, model: ProfileModel): string {
  const values = valuesOf(layer, hour, model);
  const name = model.other ? `${layer.name}: ` : '';
  if (!values) return `${name}no readings`;
  const [p5, p25, median, p75, p95] = values;
  const count = formatCount(layer.profile.count[hour] ?? 0, model.locale);
  const whole = `median ${median}, half from ${p25} to ${p75}, nine tenths from ${p5} to ${p95} ${model.unit}`;
  return `${name}${whole}, of ${count} readings`;
}
