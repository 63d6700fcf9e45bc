const TIME_OF_DAY = /^(\d{1,2}):(\d{2})(?::00)?(?:\s?([AP])M)?$/i;

/** Reads a time of day in any of the shapes phones write ("22:00", "0:00", "10:00 PM"); null where it is none. */
export function parseTimeOfDay(text: unknown): number | null {
  const match = typeof text === 'string' ? TIME_OF_DAY.exec(text.trim()) : null;
  if (!match) return null;
  const [, hours, minutes, half] = match;
  const hour = hourOf(Number(hours), half?.toUpperCase());
  const minute = Number(minutes);
  return hour === null || hour > 23 || minute > 59 ? null : hour * 60 + minute;
}

/** Hours after midnight; in twelves, 12 AM is midnight and 12 PM is noon. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour > 12) return null;
  return (hour % 12) + (half === 'P' ? 12 : 0);
}
