import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { CritbatchError } from '@critbatch/theory';
import type { Express, Request, RequestHandler } from 'express';
import express from 'express';
import type { GraphQLSchema } from 'graphql';
import { authenticate } from '../auth/authenticate.ts';
import { bundleRoutes } from '../bundle/bundle.routes.ts';
import { checkpointRoutes } from '../checkpoint/checkpoint.routes.ts';
import type { Context, Services } from '../context/context.ts';
import { createContext } from '../context/context.ts';
import type { Http } from '../context/http.ts';
import { datasetFileRoutes } from '../datasetFile/datasetFile.routes.ts';
import { Deadline } from '../limits/deadline.ts';
import type { IntrospectionReaders } from '../limits/introspectionPlugin.ts';
import { takeTurns, turnsOfProcess } from '../limits/turns.ts';
import { teamExportRoutes } from '../teamExport/teamExport.routes.ts';
import type { TeamExporter } from '../teamExport/teamExporter.ts';
import { uploadRoutes } from '../upload/upload.routes.ts';
import { answerFault } from './answerFault.ts';
import { authRoutes } from './authRoutes.ts';
import { health } from './health.ts';
import { callerOf, identify } from './identify.ts';
import { readJson } from './readJson.ts';
import { assignRequestId, currentRequestId } from './requestId.ts';
import { securityHeaders } from './securityHeaders.ts';
import type { SubscriptionStream } from './subscriptionStream.ts';
import { subscriptionStream } from './subscriptionStream.ts';

type Parts = {
  services: Services;
  schema: GraphQLSchema;
  apollo: ApolloServer<Context>;
  introspection: IntrospectionReaders;
  requestSeconds: number;
  exporter: TeamExporter;
  /** Folder in which bundles are written before they are sent. */
  bundles: string;
  /** Networks whose word on a caller's address is believed; private ones where none is named. */
  trustedProxies: string[];
};

const privateNetworks = ['loopback', 'linklocal', 'uniquelocal'];

/** Every route of the API. Nothing is answered outside this list. */
export function createApp({
  services,
  schema,
  apollo,
  introspection,
  requestSeconds,
  exporter,
  bundles,
  trustedProxies,
}: Parts): {
  app: Express;
  subscriptions: SubscriptionStream;
} {
  const contextOf = (request: Request): Context =>
    createContext(services, {
      access: callerOf(request).access,
      requestId: currentRequestId(),
      http: httpOf(request),
      deadline: null,
      refreshAccess: () => authenticate(services, request.headers),
    });
  const context = async ({ req }: { req: Request }): Promise<Context> => ({
    ...contextOf(req),
    deadline: new Deadline(requestSeconds),
  });
  const identified = async (request: Request) => callerOf(request).access;

  const inTurn = takeTurns(turnsOfProcess, (request) => callerOf(request).payer);
  const json = readJson();
  const subscriptions = subscriptionStream({
    schema,
    contextOf,
    requestIdOf: currentRequestId,
    introspection,
  });
  const nowhere: RequestHandler = () => {
    throw new CritbatchError('NOT_FOUND', 'There is nothing at this address.');
  };

  const app = express()
    .disable('x-powered-by')
    .disable('etag')
    // The portal's server stands between browsers and this one, and says for whom it asks.
    .set('trust proxy', trustedProxies.length > 0 ? trustedProxies : privateNetworks)
    .use(assignRequestId, securityHeaders)
    .get('/health', health(services.prisma))
    .use('/api/auth', authRoutes(services))
    // Whoever comes further is known and counted, and a database that is away or a bad token has its own HTTP status.
    .use(identify(services))
    .use('/checkpoints', checkpointRoutes(services.checkpoints, identified))
    .use('/dataset-files', datasetFileRoutes(services.datasetFiles, identified))
    .use('/uploads', uploadRoutes(services.uploads, identified))
    .use('/bundles', bundleRoutes({ prisma: services.prisma, folder: bundles, identified }))
    .use('/exports', teamExportRoutes({ prisma: services.prisma, exporter, identified }))
    .all('/graphql/stream', json, subscriptions.handler)
    .use('/graphql', json, inTurn, expressMiddleware(apollo, { context }))
    .use(nowhere)
    .use(answerFault);
  return { app, subscriptions };
}

function httpOf(request: Request): Http {
  const { res } = request;
  return {
    address: request.ip ?? '',
    userAgent: request.get('user-agent') ?? '',
    setCookies: (cookies) => res?.append('Set-Cookie', cookies),
    setRetryAfter: (seconds) => res?.set('Retry-After', String(seconds)),
  };
}
