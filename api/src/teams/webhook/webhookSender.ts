import type { Client } from '@critbatch/prisma/client/createClient';
import type { Webhook } from '@critbatch/prisma/generated/client';
import type { ClaimedDelivery, DeliveryPlaces } from '@critbatch/prisma/webhook/claimDelivery';
import { claimDelivery, releaseDelivery } from '@critbatch/prisma/webhook/claimDelivery';
import { settleDelivery } from '@critbatch/prisma/webhook/settleDelivery';
import { isPassing } from '../../platform/fault/databaseFault.ts';
import { logFault } from '../../platform/log/log.ts';
import type { AttemptParts } from './attemptDelivery.ts';
import { attemptDelivery } from './attemptDelivery.ts';
import { patienceSeconds, retryAfter } from './retrySchedule.ts';

/** Longer than an attempt can take, so that a lease that ends is that of a process that has died. */
const leaseSeconds = 30;
/** Recipients that are spoken to at once, from each process: most of the time they only wait. */
const mostAtOnce = 32;
/** A team, and a host, have few of all processes' places, and those who do not answer fewer than one process has. */
const places: DeliveryPlaces = { ofTeam: 4, ofHost: 8, ofFailing: 12 };
const goneForGood = 410;

export type SenderParts = AttemptParts & {
  prisma: Client;
  /** Told of a webhook that was switched off for failing. */
  onSwitchedOff: (webhook: Webhook) => Promise<void>;
};

/** Sends what waits in the outbox: several at once, each by one process, and one at a time to each webhook. */
export class WebhookSender {
  readonly #parts: SenderParts;
  readonly #stopping = new AbortController();
  readonly #sending = new Set<Promise<void>>();
  #isLooking = false;
  #again = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Looks whether something waits, and begins to send it; to be called when something may, and now and then. */
  async look(): Promise<void> {
    this.#again = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#takeAll();
      }
    } catch (fault) {
      if (!isPassing(fault)) logFault('Webhooks could not be looked through.', fault);
    } finally {
      this.#isLooking = false;
    }
  }

  /** Ends; what is being sent is cut off, and sent again by whoever takes it next. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#sending);
  }

  async #takeAll(): Promise<void> {
    while (!this.#stopping.signal.aborted && this.#sending.size < mostAtOnce) {
      const delivery = await claimDelivery(this.#parts.prisma, leaseSeconds, places);
      if (!delivery) return;
      const sending = this.#deliver(delivery).catch((fault) => {
        if (!isPassing(fault)) logFault('A webhook could not be sent.', fault, { id: delivery.id });
      });
      this.#sending.add(sending);
      void sending.then(() => {
        this.#sending.delete(sending);
        // A place is free, and the webhook may have more that waits.
        return this.look();
      });
    }
  }

  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    const { prisma, onSwitchedOff } = this.#parts;
    const { signal } = this.#stopping;
    const attempt = await attemptDelivery(delivery, this.#parts, signal);
    if (signal.aborted && attempt.status === null) return releaseDelivery(prisma, delivery);
    const switchedOff = await settleDelivery(prisma, delivery, {
      attempt,
      isDelivered: attempt.status !== null && attempt.status >= 200 && attempt.status < 300,
      retrySeconds: retryAfter(delivery.attemptCount, Math.random()),
      isGone: attempt.status === goneForGood,
      patienceSeconds,
    });
    if (switchedOff) await onSwitchedOff(switchedOff);
  }
}
