import {
  type Absence,
  dismissUnread,
  isWorthTelling,
  LONGEST_AWAY_MS,
  type Look,
  look,
  parseAbsence,
} from '../../core/notices/absence';
import { type Away, deriveAway } from '../../core/notices/away';
import type { Thresholds } from '../../core/zones';
import type { Companion } from '../account/companion';
import { createMemoWriter } from '../account/memo-writer';
import type { Archive } from '../archive/contract';
import { reportProblem } from '../problems';

export type AccountAwayOptions = {
  readonly thresholds: () => Thresholds;
  /** The newest reading there is to be seen; times are epoch ms by the server's clock. */
  readonly newestAt: () => number | null;
  readonly now: () => number;
  readonly onAway: (away: Away | null) => void;
};

/** What of one account nobody has looked at; kept in its archive. */
export type AccountAway = Companion & { look(how: Look): void; dismiss(): void };

/** The memo's name in the archive. */
const MEMO = 'away';
/** While a window is looked at it is not written each half minute that it still is. */
const WRITE_EVERY_MS = 5 * 60_000;

/** Opens it, and tells of what was still unread. */
export async function openAccountAway(archive: Archive, options: AccountAwayOptions): Promise<AccountAway> {
  const { thresholds, newestAt, now, onAway } = options;
  const text = await archive.memo(MEMO);
  let absence = parseAbsence(text);
  let writtenAt = absence.seenAt ?? 0;
  let isStopped = false;
  const memo = createMemoWriter(archive, MEMO, text, () => JSON.stringify(absence));

  /** Readings come late: what is unread is read again after each round, until the person has read it. */
  const tell = async (): Promise<void> => {
    const { unread } = absence;
    const away = unread && (await readAway(archive, unread, thresholds()));
    if (!isStopped && absence.unread === unread) onAway(isWorthTelling(away) ? away : null);
  };
  const tellSafely = (): void => void tell().catch((error) => reportProblem('notices', error));
  const change = (next: Absence): void => {
    const isOther = next.unread !== absence.unread;
    absence = next;
    if (isOther) tellSafely();
    const seenAt = next.seenAt ?? 0;
    if (!isOther && Math.abs(seenAt - writtenAt) < WRITE_EVERY_MS) return;
    writtenAt = seenAt;
    void memo.write();
  };
  if (absence.unread) tellSafely();
  return {
    look: (how) => change(look(absence, how, now(), newestAt())),
    dismiss: () => change(dismissUnread(absence, now(), newestAt())),
    polled: () => {
      if (absence.unread) tellSafely();
    },
    stop: async () => {
      isStopped = true;
      await memo.write();
    },
  };
}

async function readAway(
  archive: Archive,
  { sinceAt, untilAt }: NonNullable<Absence['unread']>,
  thresholds: Thresholds,
): Promise<Away | null> {
  const fromAt = Math.max(sinceAt, untilAt - LONGEST_AWAY_MS);
  const range = { fromAt, toAt: untilAt + 1 };
  const [readings, alerts] = await Promise.all([archive.records('egv', range), archive.records('alert', range)]);
  return deriveAway(fromAt, readings, alerts, thresholds);
}
