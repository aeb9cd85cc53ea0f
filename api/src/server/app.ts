import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { CritbatchError } from '@critbatch/theory';
import { toNodeHandler } from 'better-auth/node';
import type { Express, Request, RequestHandler, Response } from 'express';
import express from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Auth } from '../auth/auth.ts';
import { authenticate } from '../auth/authenticate.ts';
import { checkpointRoutes } from '../checkpoint/checkpoint.routes.ts';
import type { Context, Services } from '../context/context.ts';
import { createContext } from '../context/context.ts';
import { answerFault } from './answerFault.ts';
import { health } from './health.ts';
import { bodyLimits } from './limits.ts';
import { assignRequestId, currentRequestId } from './requestId.ts';
import { securityHeaders } from './securityHeaders.ts';
import type { SubscriptionStream } from './subscriptionStream.ts';
import { subscriptionStream } from './subscriptionStream.ts';

type Parts = { services: Services; auth: Auth; schema: GraphQLSchema; apollo: ApolloServer<Context> };

/** Every route of the API. Nothing is answered outside this list. */
export function createApp({ services, auth, schema, apollo }: Parts): {
  app: Express;
  subscriptions: SubscriptionStream;
} {
  const accessOf = (request: Request) => authenticate(services.prisma, auth, request.headers);
  const contextOf = async (request: Request): Promise<Context> =>
    createContext(services, {
      access: await accessOf(request),
      requestId: currentRequestId(),
      refreshAccess: () => accessOf(request),
    });
  // Before Apollo, so that a bad token or a database that is away is answered with its own HTTP status.
  const identify: RequestHandler = async (request, response, next) => {
    response.locals.context = await contextOf(request);
    next();
  };
  const context = async ({ res }: { res: Response }) => res.locals.context as Context;

  const json = express.json({ limit: bodyLimits.graphql });
  const text = express.text({ limit: bodyLimits.auth, type: () => true });
  const subscriptions = subscriptionStream({ schema, contextOf, requestIdOf: currentRequestId });
  const nowhere: RequestHandler = () => {
    throw new CritbatchError('NOT_FOUND', 'There is nothing at this address.');
  };

  const app = express()
    .disable('x-powered-by')
    .disable('etag')
    .use(assignRequestId, securityHeaders)
    .get('/health', health(services.prisma))
    .all('/api/auth/{*any}', text, toNodeHandler(auth))
    .use('/checkpoints', checkpointRoutes(services.checkpoints, accessOf))
    .all('/graphql/stream', json, subscriptions.handler)
    .use('/graphql', json, identify, expressMiddleware(apollo, { context }))
    .use(nowhere)
    .use(answerFault);
  return { app, subscriptions };
}
