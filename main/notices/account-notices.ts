import { addTold, type NoticeBoard } from '../../core/notices/board';
import type { AlertStep, NoticeEvent } from '../../core/notices/event';
import type { Notice } from '../../core/notices/notice';
import {
  formatNotices,
  type NoticeState,
  parseNoticeState,
  parseTold,
  snoozedUntil,
} from '../../core/notices/notice-state';
import { reduceNotices } from '../../core/notices/reduce';
import { type NoticeSettings, RULE_NAMES } from '../../core/notices/rules';
import type { Companion } from '../account/companion';
import { createMemoWriter } from '../account/memo-writer';
import type { Archive } from '../archive/contract';
import { reportProblem } from '../problems';
import { readAlerts, readReadings, readStart } from './poll-event';

export type AccountNoticesOptions = {
  readonly settings: () => NoticeSettings;
  readonly expectedDelayMs: () => number;
  /** Epoch ms by the server's clock, and how far that is ahead of this computer's. */
  readonly now: () => number;
  readonly skewMs: () => number;
  readonly onBoard: (board: NoticeBoard) => void;
  readonly onDue: (notice: Notice) => void;
};

/** The notices of one account: what they remember lies in its archive and is there again after a restart. */
export type AccountNotices = Companion & {
  hear(event: NoticeEvent): void;
};

/** The memo's name in the archive. */
const MEMO = 'notices';

/** Opens the notices of an account: what its archive holds now was there before, and is never told. */
export async function openAccountNotices(archive: Archive, options: AccountNoticesOptions): Promise<AccountNotices> {
  const startedAt = options.now();
  const [text, started, alerts] = await Promise.all([
    archive.memo(MEMO),
    readStart(archive, startedAt),
    readAlerts(archive, startedAt),
  ]);
  let noticed = parseNoticeState(text);
  let told = parseTold(text);
  let phone = newestOf(alerts);
  let isStopped = false;
  const memo = createMemoWriter(archive, MEMO, text, () => formatNotices(noticed, told));
  const showBoard = (at: number): void => options.onBoard({ told, snoozes: snoozesAt(noticed, at), phone });
  /**
   * Written first and told then: an end between the two loses a notification, which is still on the board; the other
   * way round the same thing would be told twice. Where the disk refuses it is told all the same, and written later.
   */
  const hear = (event: NoticeEvent): void => {
    if (isStopped) return;
    const reduced = reduceNotices(noticed, event, options.settings());
    if (reduced.state === noticed && !memo.isRefused()) return;
    noticed = reduced.state;
    told = addTold(told, reduced.notices);
    showBoard(event.at);
    void memo.write().then(() => {
      if (!isStopped) for (const notice of reduced.notices) if (notice.kind === 'due') options.onDue(notice);
    });
  };
  const hearPoll = async (askedAt: number): Promise<void> => {
    const at = options.now();
    const isFirst = noticed.newestAt === null;
    const [readings, steps] = await Promise.all([readReadings(archive, noticed.newestAt, at), readAlerts(archive, at)]);
    phone = newestOf(steps);
    if (isFirst) return hear(await readStart(archive, at)); // what a new history begins with is no news
    hear({
      kind: 'poll-ended',
      askedAt: askedAt + options.skewMs(),
      at,
      offsetMinutes: -new Date(at).getTimezoneOffset(),
      readings,
      alerts: steps,
      expectedDelayMs: options.expectedDelayMs(),
    });
  };

  hear(started);
  return {
    hear,
    // Where the archive does not answer, the next round reads all of it again.
    polled: (askedAt) => void hearPoll(askedAt).catch((error) => reportProblem('notices', error)),
    stop: async () => {
      await memo.write();
      isStopped = true;
    },
  };
}

const newestOf = (steps: readonly AlertStep[]): AlertStep | null => steps[steps.length - 1] ?? null;

const snoozesAt = (noticed: NoticeState, at: number) =>
  RULE_NAMES.flatMap((rule) => {
    const untilAt = snoozedUntil(noticed, rule, at);
    return untilAt === null ? [] : [{ rule, untilAt }];
  });
