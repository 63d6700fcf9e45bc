import { formatEvent, type LogEvent } from './log-event';

/** What happened before there was a file. */
const early: string[] = [];
const MOST_EARLY = 50;
let write = (line: string): void => {
  if (early.length < MOST_EARLY) early.push(line);
};

/** Writes an event down; those of before `openLog` are kept until then. */
export function log(event: LogEvent): void {
  write(formatEvent(event, Date.now()));
}

/** From now on, and for what came before, lines go to `to`. */
export function openLog(to: (line: string) => void): void {
  write = to;
  for (const line of early.splice(0)) to(line);
}
