import type { Account } from './account';
import type { Connection } from './connection';
import type { ConnectionTest } from './connection-test';
import type { LearnedDelay } from './delay';
import type { Glance } from './glance';
import type { Note } from './notes';
import type { Away } from './notices/away';
import type { NoticeBoard } from './notices/board';
import type { Privacy } from './privacy';
import type { Settings } from './settings';
import type { SignIn } from './sign-in';

/** Which Electron carries the app; on the fallback no production account is offered. */
export type Runtime = { readonly kind: 'current' } | { readonly kind: 'fallback'; readonly version: string };

/** What the archive holds, in short. `version` changes with every change of its readings. Times are epoch ms. */
export type History = {
  readonly version: number;
  readonly count: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** The time of the oldest record of any kind; `firstAt` and `lastAt` are of readings. */
  readonly beginsAt: number | null;
  readonly filling: Filling | null;
};

/** How far the first fill has come: the time it has reached, going back, the share done from 0 to 1, and whether it rests. */
export type Filling = { readonly reachedAt: number; readonly share: number; readonly paused: boolean };

/** Everything the window shows, but for the readings of a range: pushed whole whenever it changes. */
export type Snapshot = {
  /** Epoch ms, by the server's clock where this computer's is a minute or more off. */
  readonly now: number;
  readonly locale: string;
  readonly account: Account;
  readonly connection: Connection;
  readonly signIn: SignIn;
  readonly glance: Glance;
  readonly history: History;
  /** How late this person's readings come. */
  readonly delay: LearnedDelay;
  readonly settings: Settings;
  readonly notes: readonly Note[];
  /** The connection test under way or the last one done for the account shown. */
  readonly connectionTest: ConnectionTest | null;
  readonly runtime: Runtime;
  /** Anything but `shown` keeps every value out of every surface. */
  readonly privacy: Privacy;
  readonly notices: NoticeBoard;
  /** What happened while nobody looked, until that was read. */
  readonly away: Away | null;
};
