import { setTimeout as sleep } from 'node:timers/promises';
import { secondsNow } from '../secondsNow.ts';
import { type Ledger, openLedger } from './ledger.ts';

/** The ledger that training writes and reporting reads, both at their own pace. */
export interface LiveLedger {
  readonly current: Ledger;
  update(change: (ledger: Ledger, now: number) => Ledger): void;
  /** Resolves at the next update, or after so many seconds. */
  changed(withinSeconds?: number): Promise<void>;
}

export function openLiveLedger(leaseSeconds: number): LiveLedger {
  let current = openLedger(leaseSeconds, secondsNow());
  let next = Promise.withResolvers<void>();
  return {
    get current() {
      return current;
    },
    update(change) {
      current = change(current, secondsNow());
      next.resolve();
      next = Promise.withResolvers();
    },
    async changed(withinSeconds = Number.POSITIVE_INFINITY) {
      if (withinSeconds === Number.POSITIVE_INFINITY) return next.promise;
      const timer = new AbortController();
      const timeout = sleep(1000 * withinSeconds, undefined, { signal: timer.signal }).catch(() => {});
      await Promise.race([next.promise, timeout]);
      timer.abort();
    },
  };
}
