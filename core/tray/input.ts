import type { Account } from '../account';
import type { Connection } from '../connection';
import type { LearnedDelay } from '../delay';
import type { Glance } from '../glance';
import type { NoticeBoard } from '../notices/board';
import type { Privacy } from '../privacy';
import type { Settings } from '../settings';
import type { Filling } from '../snapshot';

/** What the tray's face is made of. `now` is epoch ms by the server's clock, which readings and snoozes go by. */
export type TrayInput = {
  readonly glance: Glance;
  readonly account: Account;
  readonly connection: Connection;
  readonly filling: Filling | null;
  readonly delay: LearnedDelay;
  readonly settings: Settings;
  readonly privacy: Privacy;
  readonly board: NoticeBoard;
  readonly locale: string;
  readonly now: number;
};

type Standing = Pick<TrayInput, 'account' | 'connection'>;

/** Nobody is signed in, or had it ended: the history kept is not shown. */
export const isSignedOut = ({ account, connection }: Standing): boolean =>
  account.kind === 'none' || connection.kind === 'signed-out';

/** No value is shown to whom it may not belong. */
export const isTheirs = (input: Standing): boolean => !isSignedOut(input) && input.connection.kind !== 'asking-person';

/** Whether values are to be kept out of sight. */
export const isHidden = ({ privacy }: Pick<TrayInput, 'privacy'>): boolean => privacy.kind !== 'shown';
