import type { PrismaClient } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import { toNodeHandler } from 'better-auth/node';
import type { Request, RequestHandler } from 'express';
import { Router, text } from 'express';
import type { Auth } from '../../platform/auth/auth.ts';
import { signOnProviderId } from '../../platform/auth/auth.ts';
import { signInByVisit } from '../../platform/auth/endSessions.ts';
import type { SingleSignOn } from '../../platform/auth/singleSignOn.ts';
import type { CallerLimits } from '../../platform/limits/callerLimits.ts';
import { bodyLimits } from '../../platform/limits/operationLimits.ts';

/** What a browser has to go to itself; everything else of better-auth is reached through our own mutations alone. */
const open = ['/sign-out', '/magic-link/verify', '/error'];
const signOn = ['/sso', `/callback/${signOnProviderId}`];

type Parts = {
  auth: Auth;
  prisma: PrismaClient;
  singleSignOn: SingleSignOn | null;
  limits: CallerLimits;
};

/** The routes of better-auth that are open to the world, and those of single sign-on where the operator has set it up. */
export function authRoutes({ auth, prisma, singleSignOn, limits }: Parts): Router {
  const closed: RequestHandler = async (request, _response, next) => {
    await limits.countRequest({ kind: 'stranger' }, request.ip ?? '');
    const isOpen = open.includes(request.path) || (singleSignOn && signOn.includes(request.path));
    if (!isOpen) throw new CritbatchError('NOT_FOUND', 'There is nothing at this address.');
    next();
  };
  const body = text({ limit: bodyLimits.strangerBytes, inflate: false, type: () => true });
  const router = Router().use(closed, body);
  if (singleSignOn) signOnRoutes(router, singleSignOn, prisma);
  const handle = toNodeHandler(auth);
  return router.use((request, response) => signInByVisit(prisma, null, () => handle(request, response)));
}

/** A link leads to the provider, and the provider back: neither needs a script in the page. */
function signOnRoutes(router: Router, singleSignOn: SingleSignOn, prisma: PrismaClient): void {
  const [start = '', callback = ''] = signOn;
  const unreachable = '/sign-in?error=sign_on_unreachable';
  router.get(start, async (_request, response) => {
    const begun = await singleSignOn.begin();
    if (begun) response.append('Set-Cookie', begun.cookies);
    response.redirect(begun?.location ?? unreachable);
  });
  router.all(callback, async (request, response) => {
    const auth = await singleSignOn.auth();
    if (!auth) return response.redirect(unreachable);
    await signInByVisit(prisma, stateOf(request), () => toNodeHandler(auth)(request, response));
  });
}

/** What ties the way back to the way there: in the address, or in a form that the provider has the browser send. */
function stateOf({ query, body }: Request): string | null {
  const sent = new URLSearchParams(typeof body === 'string' ? body : '').get('state');
  return typeof query.state === 'string' ? query.state : sent;
}
