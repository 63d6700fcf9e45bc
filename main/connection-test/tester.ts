import type { Account } from '../../core/account';
import type { ConnectionTest } from '../../core/connection-test';
import type { Transport } from '../dexcom/transport';
import type { TestedClient } from './connection-test';

export type TesterOptions = {
  readonly transport: Transport;
  readonly now: () => number;
  readonly onChange: (test: ConnectionTest) => void;
};

/** Runs connection tests, one at a time. */
export type Tester = {
  /** Tests the way of an account; where a test is under way, it goes on instead. */
  start(account: Account, client: TestedClient): Promise<void>;
  /** Gives up the test under way; it tells nothing more. */
  stop(): void;
};

/** A tester; what it tests with is loaded when it is first asked. */
export function createTester({ transport, now, onChange }: TesterOptions): Tester {
  let running: AbortController | null = null;
  return {
    start: async (account, client) => {
      if (running || account.kind === 'none') return;
      const mine = new AbortController();
      running = mine;
      const door = account.kind === 'demo' ? null : { origin: account.origin, transport };
      try {
        const { testConnection } = await import('./connection-test');
        await testConnection({ door, client, now, onChange }, mine.signal);
      } finally {
        if (running === mine) running = null;
      }
    },
    stop: () => {
      running?.abort();
      running = null;
    },
  };
}
