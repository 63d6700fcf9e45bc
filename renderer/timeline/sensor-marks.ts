import type { WornSensor } from '../../core/history';
import { describeWarmUp, nameSensor, SIGN_WORDS } from '../devices/describe-sensor';
import type { Mark } from './marks';

/** Starts and warm-ups of sensors, each labelled as inferred; of one that had begun before there is none. */
export function deriveSensorMarks(sensors: readonly WornSensor[]): readonly Mark[] {
  return sensors.flatMap((sensor) => {
    const { firstAt, why, warmUp } = sensor;
    if (why === null) return [];
    const start = `Sensor start, inferred from ${SIGN_WORDS[why]}: ${nameSensor(sensor)}`;
    const after = warmUp ? `, after ${describeWarmUp(sensor)}` : '';
    const began = markOf({ shape: 'flag', at: firstAt, toAt: firstAt, words: start + after });
    if (!warmUp) return [began];
    const words = `Warm-up, inferred: ${describeWarmUp(sensor)}`;
    return [markOf({ shape: 'frame', at: warmUp.fromAt, toAt: warmUp.toAt, words }), began];
  });
}

const markOf = (mark: Pick<Mark, 'shape' | 'at' | 'toAt' | 'words'>): Mark => ({
  kind: 'sensor',
  lane: 'sensor',
  label: mark.shape === 'flag' ? 'start, inferred' : '',
  mgDl: null,
  entry: null,
  ...mark,
});
