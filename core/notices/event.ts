import type { ReadingColumns } from '../contract';
import type { RuleName } from './rules';

/** A step of an alert of the person's phone or receiver; names as the API gives them. */
export type AlertStep = {
  readonly at: number;
  readonly offsetMinutes: number | null;
  readonly name: string;
  readonly state: string | null;
};

/** A poll that the service answered; one that failed is no event. */
export type PollEnded = {
  readonly kind: 'poll-ended';
  /** When it was asked and when it ended, epoch ms by the clock the app goes by. */
  readonly askedAt: number;
  readonly at: number;
  /** This computer's UTC offset: the quiet hours are on its clock. */
  readonly offsetMinutes: number;
  /** The readings that it brought in. Any others do no harm: only those newer than all before can give a notice. */
  readonly readings: ReadingColumns;
  readonly alerts: readonly AlertStep[];
  /** How late readings of this account usually come. */
  readonly expectedDelayMs: number;
};

/** What happens that notices depend on. `at` is epoch ms. */
export type NoticeEvent =
  /** The app has started; what its archive holds was there before. */
  | {
      readonly kind: 'started';
      readonly at: number;
      readonly newestAt: number | null;
      readonly newestAlertAt: number | null;
    }
  | { readonly kind: 'woke'; readonly at: number }
  | PollEnded
  | { readonly kind: 'tick'; readonly at: number }
  | {
      readonly kind: 'snooze';
      readonly at: number;
      readonly rule: RuleName;
      readonly untilAt: number;
      readonly cancelledByRecovery: boolean;
    }
  | { readonly kind: 'unsnooze'; readonly at: number; readonly rule: RuleName }
  /** The person has seen a notice: it is not repeated while its cause lasts. */
  | { readonly kind: 'dismissed'; readonly at: number; readonly rule: RuleName }
  | { readonly kind: 'settings-changed'; readonly at: number };
