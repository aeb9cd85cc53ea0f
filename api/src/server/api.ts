import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expressMiddleware } from '@as-integrations/express5';
import { createClient } from '@critbatch/prisma/client/createClient';
import { CritbatchError } from '@critbatch/theory';
import { toNodeHandler } from 'better-auth/node';
import type { Request, RequestHandler, Response } from 'express';
import express from 'express';
import { createAuth } from '../auth/auth.ts';
import { authenticate } from '../auth/authenticate.ts';
import { checkpointRoutes } from '../checkpoint/checkpoint.routes.ts';
import { CheckpointStore } from '../checkpoint/checkpointStore.ts';
import type { Context, Services } from '../context/context.ts';
import { createContext } from '../context/context.ts';
import type { ServerEnvironment } from '../environment/environment.ts';
import { Estimator } from '../estimate/estimator.ts';
import { SweepEventListener } from '../event/sweepEventListener.ts';
import { createSchema } from '../schema/schema.ts';
import { answerFault } from './answerFault.ts';
import { createApollo } from './apollo.ts';
import { startChores } from './chores.ts';
import { health } from './health.ts';
import { bodyLimits } from './limits.ts';
import { assignRequestId, currentRequestId } from './requestId.ts';
import { securityHeaders } from './securityHeaders.ts';
import { subscriptionStream } from './subscriptionStream.ts';

export type Api = { port: number; sweepEvents: SweepEventListener; stop: () => Promise<void> };

/** Starts the API and resolves when it serves. */
export async function startApi(environment: ServerEnvironment): Promise<Api> {
  const { databaseUrl, publicUrl, authSecret, dataFolder, leaseSeconds } = environment;
  const prisma = createClient(databaseUrl);
  const auth = createAuth({ prisma, publicUrl, secret: authSecret });
  const sweepEvents = new SweepEventListener(databaseUrl);
  const checkpoints = new CheckpointStore(prisma, join(dataFolder, 'checkpoints'));
  const services: Services = { prisma, sweepEvents, checkpoints, leaseSeconds };

  const accessOf = (request: Request) => authenticate(prisma, auth, request.headers);
  const contextOf = async (request: Request): Promise<Context> =>
    createContext(services, {
      access: await accessOf(request),
      requestId: currentRequestId(),
      refreshAccess: () => accessOf(request),
    });

  const schema = createSchema();
  const apollo = createApollo(schema);
  const estimator = new Estimator(prisma);
  sweepEvents.observe((sweepId) => estimator.look(sweepId));
  await Promise.all([apollo.start(), sweepEvents.start(), estimator.start()]);

  const chores = startChores(prisma, checkpoints);

  const app = express().disable('x-powered-by').disable('etag').use(assignRequestId, securityHeaders);
  app.get('/health', health(prisma));
  const authBody = express.text({ type: () => true, limit: bodyLimits.auth });
  app.all('/api/auth/{*any}', authBody, toNodeHandler(auth));
  app.use('/checkpoints', checkpointRoutes(checkpoints, accessOf));
  const json = express.json({ limit: bodyLimits.graphql });
  app.all('/graphql/stream', json, subscriptionStream({ schema, contextOf, requestIdOf: currentRequestId }));
  // Before Apollo, so that a bad token or a database that is away is answered with its own HTTP status.
  const identify: RequestHandler = async (request, response, next) => {
    response.locals.context = await contextOf(request);
    next();
  };
  const context = async ({ res }: { res: Response }) => res.locals.context as Context;
  app.use('/graphql', json, identify, expressMiddleware(apollo, { context }));
  app.use(() => {
    throw new CritbatchError('NOT_FOUND', 'There is nothing at this address.');
  });
  app.use(answerFault);

  const server = createServer(app);
  await listen(server, environment);
  return {
    port: (server.address() as AddressInfo).port,
    sweepEvents,
    stop: async () => {
      chores.stop();
      await sweepEvents.stop();
      await Promise.all([close(server), estimator.stop()]);
      await apollo.stop();
      await prisma.$disconnect();
    },
  };
}

function listen(server: Server, { host, port }: ServerEnvironment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Lets requests in flight end, for two seconds at most. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
