import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { CritbatchError } from '@critbatch/theory';
import type { Express, Request, RequestHandler } from 'express';
import express from 'express';
import type { GraphQLSchema } from 'graphql';
import { datasetFileRoutes } from '../../library/datasetFile/datasetFile.routes.ts';
import { datasetFileStore } from '../../library/datasetFile/datasetFileStore.ts';
import { uploadRoutes } from '../../library/upload/upload.routes.ts';
import { uploadStore } from '../../library/upload/uploadStore.ts';
import { authenticate } from '../../platform/auth/authenticate.ts';
import type { Context } from '../../platform/context/context.ts';
import { createContext } from '../../platform/context/context.ts';
import type { Http } from '../../platform/context/http.ts';
import type { Services } from '../../platform/context/service.ts';
import { Deadline } from '../../platform/limits/deadline.ts';
import type { IntrospectionReaders } from '../../platform/limits/introspectionPlugin.ts';
import { takeTurns, turnsOfProcess } from '../../platform/limits/turns.ts';
import { UnreadAnswers } from '../../platform/limits/unreadAnswers.ts';
import { bundleRoutes } from '../../publishing/bundle/bundle.routes.ts';
import { bundleFolder } from '../../publishing/bundle/bundleFolder.ts';
import { teamExportRoutes } from '../../publishing/teamExport/teamExport.routes.ts';
import { teamExporter } from '../../publishing/teamExport/teamExporter.ts';
import { checkpointRoutes } from '../../sweeps/checkpoint/checkpoint.routes.ts';
import { checkpointStore } from '../../sweeps/checkpoint/checkpointStore.ts';
import { answerFault } from './answerFault.ts';
import type { Arrivals } from './arrivals.ts';
import { authRoutes } from './authRoutes.ts';
import { health } from './health.ts';
import { callerOf, identify, identifyAgain } from './identify.ts';
import { nameSender } from './nameSender.ts';
import { readJson } from './readJson.ts';
import { assignRequestId, currentRequestId } from './requestId.ts';
import type { Route } from './route.ts';
import { securityHeaders } from './securityHeaders.ts';
import type { SubscriptionStream } from './subscriptionStream.ts';
import { subscriptionStream } from './subscriptionStream.ts';

type Parts = {
  services: Services;
  schema: GraphQLSchema;
  apollo: ApolloServer<Context>;
  introspection: IntrospectionReaders;
  requestSeconds: number;
  arrivals: Arrivals;
  /** Networks whose word on a caller's address is believed. */
  trustedProxies: string[];
  /** Secret by which the portal proves who it is; null where there is no portal. */
  portalSecret: string | null;
};

/** Every route of the API. Nothing is answered outside this list. */
export function createApp({
  services,
  schema,
  apollo,
  introspection,
  requestSeconds,
  arrivals,
  trustedProxies,
  portalSecret,
}: Parts): {
  app: Express;
  routes: readonly Route[];
  subscriptions: SubscriptionStream;
} {
  const contextOf = (request: Request): Context =>
    createContext(services, {
      access: callerOf(request).access,
      requestId: currentRequestId(),
      http: httpOf(request),
      deadline: null,
      credential: JSON.stringify([request.headers.authorization, request.headers.cookie]),
      refreshAccess: () => authenticate(services, request.headers),
    });
  const context = async ({ req }: { req: Request }): Promise<Context> => ({
    ...contextOf(req),
    deadline: new Deadline(requestSeconds),
  });
  const identified = async (request: Request) => callerOf(request).access;

  const nowhere: RequestHandler = () => {
    throw new CritbatchError('NOT_FOUND', 'There is nothing at this address.');
  };
  const unread = new UnreadAnswers();
  const inTurn = takeTurns(turnsOfProcess, (request) => callerOf(request).payer, unread);
  const subscriptions = subscriptionStream({
    schema,
    contextOf,
    requestIdOf: currentRequestId,
    introspection,
  });
  const { prisma, disk } = services;
  const [checkpoints, datasetFiles] = [checkpointStore.of(services), datasetFileStore.of(services)];
  const [store, exporter] = [uploadStore.of(services), teamExporter.of(services)];
  const folder = bundleFolder(services);
  const files = { counts: 'sender', body: 'none' } as const;
  const received = { counts: 'sender', body: 'stream' } as const;
  const operations = { counts: 'sender', body: 'json' } as const;
  const routes: Route[] = [
    { path: '/health', isExact: true, counts: 'nobody', body: 'none', handlers: [health(prisma)] },
    { path: '/api/auth', counts: 'address', body: 'form', handlers: [authRoutes(services)] },
    { path: '/checkpoints', ...received, handlers: [checkpointRoutes(checkpoints, identified)] },
    { path: '/dataset-files', ...files, handlers: [datasetFileRoutes(datasetFiles, identified)] },
    { path: '/uploads', ...received, handlers: [uploadRoutes({ store, prisma, identified })] },
    { path: '/bundles', ...files, handlers: [bundleRoutes({ prisma, folder, disk, identified })] },
    { path: '/exports', ...files, handlers: [teamExportRoutes({ prisma, exporter, identified })] },
    { path: '/graphql/stream', isExact: true, ...operations, handlers: [subscriptions.handler] },
    { path: '/graphql', ...operations, handlers: [inTurn, expressMiddleware(apollo, { context })] },
    { path: '/', ...files, handlers: [nowhere] },
  ];

  const app = express()
    .disable('x-powered-by')
    .disable('etag')
    .set('trust proxy', trustedProxies)
    .use(assignRequestId, securityHeaders, nameSender(portalSecret), arrivals.watch);
  const known = identify(services);
  const watched: RequestHandler = (request, response, next) => {
    unread.watch(callerOf(request).payer.person, response);
    next();
  };
  const json = [readJson(), identifyAgain(services)];
  for (const { path, isExact, counts, body, handlers } of routes) {
    const before = [...(counts === 'sender' ? [known, watched] : []), ...(body === 'json' ? json : [])];
    if (isExact) app.all(path, ...before, ...handlers);
    else app.use(path, ...before, ...handlers);
  }
  app.use(answerFault);
  return { app, routes, subscriptions };
}

function httpOf(request: Request): Http {
  const { res } = request;
  return {
    address: request.ip ?? '',
    userAgent: request.get('user-agent') ?? '',
    cookie: request.get('cookie') ?? '',
    setCookies: (cookies) => res?.append('Set-Cookie', cookies),
    setRetryAfter: (seconds) => res?.set('Retry-After', String(seconds)),
  };
}
