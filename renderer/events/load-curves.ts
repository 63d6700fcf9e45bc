import { cutCurves, rangeAround, STEPS } from '../../core/statistics/event-curves';
import { excludeSpans, indexAt, NOMINAL_MS } from '../../core/statistics/readings';
import type { ShownArchive } from '../state/archive';

/** So much is read and cut at once, in about a frame: 26,000 readings. */
const PART_MS = 92 * 24 * 3_600_000;

/** Reads what is around events of ascending times and cuts their curves from it; what the person left out is left out. */
export async function loadCurves(archive: ShownArchive, eventsAt: Float64Array): Promise<Int16Array> {
  const codes = new Int16Array(eventsAt.length * STEPS);
  const spans = await archive.getExclusions();
  for (let from = 0; from < eventsAt.length; ) {
    const to = indexAt(eventsAt, Number(eventsAt[from]) + PART_MS);
    const part = eventsAt.subarray(from, to);
    const fromAt = rangeAround(Number(part[0])).fromAt - NOMINAL_MS;
    const toAt = rangeAround(Number(part.at(-1))).toAt + NOMINAL_MS;
    const readings = excludeSpans(await archive.getReadings({ fromAt, toAt }), spans);
    codes.set(cutCurves(readings, part), from * STEPS);
    from = to;
  }
  return codes;
}
