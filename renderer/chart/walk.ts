const HOUR_OF_READINGS = 12;

/**
 * Where a key leads from a reading: one reading, an hour, or to an end; null leaves the chart.
 * From nowhere every key begins at the newest reading.
 * @returns the next index, or undefined where the key does not walk
 */
export function walk(from: number | null, key: string, count: number): number | null | undefined {
  const step = stepOf(key, count);
  if (key === 'Escape') return null;
  if (step === undefined || count === 0) return undefined;
  if (from === null) return key === 'Home' ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, from + step));
}

function stepOf(key: string, count: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: -HOUR_OF_READINGS,
    PageDown: HOUR_OF_READINGS,
    Home: -count,
    End: count,
  };
  return steps[key];
}
