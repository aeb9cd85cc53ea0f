import type { Request, RequestHandler, Response } from 'express';
import type { Access } from '../../platform/access/access.ts';
import { authenticate } from '../../platform/auth/authenticate.ts';
import type { Services } from '../../platform/context/service.ts';
import { FairQueue } from '../../platform/limits/fairQueue.ts';
import { networkOf } from '../../platform/limits/networkOf.ts';
import type { Payer } from '../../platform/limits/payer.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { RateLimited } from '../../platform/limits/rateLimiter.ts';
import { RefusedCredentials } from '../../platform/limits/refusedCredentials.ts';

/** Rights that were looked up longer ago are looked up again before they are used. */
const trustedMilliseconds = 1_000;

/**
 * Senders that are looked up together: fewer than there are connections to the database. A thousand requests of one address took all of
 * them, and others were told OVERLOADED.
 */
const lookups = { atOnce: 8, mostWaiting: 20_000, mostEach: 5_000 };

/** Who sends a request, and who pays for it. */
export type Caller = { access: Access; payer: Payer };

type Identified = Caller & { knownAt: number };

/** Finds out who sends a request and counts it, before anything of its body is read. Addresses take turns. */
export function identify(services: Services): RequestHandler {
  const refused = new RefusedCredentials();
  const turns = new FairQueue(lookups);
  return async (request, response, next) => {
    const address = request.ip ?? '';
    refused.check(request.headers);
    const sender = { person: networkOf(address), team: null };
    const lookUp = async () => (response.closed ? null : authenticate(services, request.headers));
    const access = await turns.run(sender, lookUp).catch(async (fault) => {
      // Tokens cannot be guessed at for long.
      await services.limits.countRequest({ kind: 'stranger' }, address);
      throw fault;
    });
    // Its caller has gone while it waited.
    if (access === null) return;
    try {
      await services.limits.countRequest(access, address);
    } catch (fault) {
      if (fault instanceof RateLimited) refused.remember(request.headers, fault);
      throw fault;
    }
    remember(response, access, address);
    next();
  };
}

/**
 * Finds it out again where reading the body took long: when its last byte comes is for the sender to say, and a request that was
 * begun with a session or a token is not to outlive it.
 */
export function identifyAgain(services: Services): RequestHandler {
  return async (request, response, next) => {
    const { knownAt } = response.locals.caller as Identified;
    if (performance.now() - knownAt > trustedMilliseconds)
      remember(response, await authenticate(services, request.headers), request.ip ?? '');
    next();
  };
}

function remember({ locals }: Response, access: Access, address: string): void {
  const payer = payerOf(access, address);
  locals.caller = { access, payer, knownAt: performance.now() } satisfies Identified;
}

/** Who sends this request, as `identify` has found out. */
export function callerOf({ res }: Request): Caller {
  const caller = res?.locals.caller as Caller | undefined;
  if (!caller) throw new Error('The route does not stand behind `identify`.');
  return caller;
}
