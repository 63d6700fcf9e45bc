import type { Clock } from '../../core/statistics/clock';

/** A zone as a person reads it: "America/New York". */
export const formatZone = (zone: string): string => zone.replaceAll('_', ' ');

/** On whose clock days and hours are shown: as the person lived them, or in one zone. */
export const describeClock = (clock: Clock): string =>
  clock.kind === 'lived' ? 'Times as lived' : `Times in ${formatZone(clock.zone)}`;
