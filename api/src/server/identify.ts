import type { Request, RequestHandler } from 'express';
import type { Access } from '../access/access.ts';
import { authenticate } from '../auth/authenticate.ts';
import type { Services } from '../context/context.ts';
import type { Payer } from '../limits/payer.ts';
import { payerOf } from '../limits/payer.ts';

/** Who sends a request, and who pays for it. */
export type Caller = { access: Access; payer: Payer };

/** Finds out who sends a request and counts it, before anything of its body is read. */
export function identify(services: Services): RequestHandler {
  return async (request, response, next) => {
    const address = request.ip ?? '';
    const access = await authenticate(services, request.headers).catch(async (fault) => {
      // Tokens cannot be guessed at for long.
      await services.limits.countRequest({ kind: 'stranger' }, address);
      throw fault;
    });
    await services.limits.countRequest(access, address);
    response.locals.caller = { access, payer: payerOf(access, address) } satisfies Caller;
    next();
  };
}

/** Who sends this request, as `identify` has found out. */
export function callerOf({ res }: Request): Caller {
  const caller = res?.locals.caller as Caller | undefined;
  if (!caller) throw new Error('The route does not stand behind `identify`.');
  return caller;
}
