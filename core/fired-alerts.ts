import type { AlertColumns } from './history';

/** An alert from when it first alerted to its end, as the device noted it; `endedAt` is null where that is not reported. */
export type FiredAlert = {
  readonly name: string;
  readonly displayDevice: string | null;
  readonly at: number;
  /** How often it alerted again before its end. */
  readonly again: number;
  readonly snoozedAt: number | null;
  readonly endedAt: number | null;
};

/** A step this long after the one before is of another time: the end in between was not reported. Ours; no snooze is longer. */
const TOGETHER_MS = 12 * 3_600_000;
/** The steps that follow an alert; any other, known or not, is the alert itself. */
const FOLLOWS: readonly string[] = ['activeSnoozed', 'inactive'];

type Open = { -readonly [Field in keyof FiredAlert]: FiredAlert[Field] } & { lastAt: number };

/** Puts the steps of alerts together, oldest first; steps of one that began before them are left out. */
export function deriveFiredAlerts(steps: Omit<AlertColumns, 'recordId' | 'offsetMinutes'>): readonly FiredAlert[] {
  const found: Open[] = [];
  const open = new Map<string, Open>();
  for (const [i, at] of steps.at.entries()) {
    const [name = '', state = null, displayDevice = null] = [steps.name[i], steps.state[i], steps.displayDevice[i]];
    const key = JSON.stringify([name, displayDevice]);
    const known = open.get(key);
    const alert = known && at - known.lastAt <= TOGETHER_MS ? known : undefined;
    if (state !== null && FOLLOWS.includes(state)) {
      if (alert) follow(alert, state, at);
      if (state === 'inactive') open.delete(key);
    } else if (alert) {
      alert.again += 1;
      alert.lastAt = at;
    } else {
      const began: Open = { name, displayDevice, at, again: 0, snoozedAt: null, endedAt: null, lastAt: at };
      found.push(began);
      open.set(key, began);
    }
  }
  return found.map(({ lastAt: _, ...alert }) => alert);
}

function follow(alert: Open, state: string, at: number): void {
  alert.lastAt = at;
  if (state === 'inactive') alert.endedAt = at;
  else alert.snoozedAt ??= at;
}
