import { CritbatchError } from '@critbatch/theory';
import { toNodeHandler } from 'better-auth/node';
import type { RequestHandler } from 'express';
import { Router, text } from 'express';
import type { Auth } from '../auth/auth.ts';
import type { CallerLimits } from '../limits/callerLimits.ts';
import { bodyLimits } from '../limits/operationLimits.ts';

/** What a browser has to go to itself; everything else of better-auth is reached through our own mutations alone. */
const open = ['/get-session', '/sign-out', '/magic-link/verify', '/error'];

/** The routes of better-auth that are open to the world. */
export function authRoutes(auth: Auth, limits: CallerLimits): Router {
  const closed: RequestHandler = (request, _response, next) => {
    limits.countRequest({ kind: 'stranger' }, request.ip ?? '');
    if (!open.includes(request.path))
      throw new CritbatchError('NOT_FOUND', 'There is nothing at this address.');
    next();
  };
  const body = text({ limit: bodyLimits.auth, type: () => true });
  return Router().use(closed, body, toNodeHandler(auth));
}
