import type { Row } from './row';
import type { Stage } from './stage';

/** One thing to measure; it may report several rows. */
export type Case = {
  readonly name: string;
  measure(bench: Bench): Promise<Row[]>;
};

/** What a case is given. */
export type Bench = {
  readonly runs: number;
  /** Set when first asked for, so that cases without a program to start cost nothing. */
  readonly stage: () => Promise<Stage>;
};
