import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createConnections } from '@critbatch/prisma/client/createClient';
import { startingRecords } from '../../library/builtIn/startingRecords.ts';
import type { AuthOptions } from '../../platform/auth/auth.ts';
import { createAuth } from '../../platform/auth/auth.ts';
import { PasswordTurns } from '../../platform/auth/passwordTurns.ts';
import { SingleSignOn } from '../../platform/auth/singleSignOn.ts';
import { StartedServices } from '../../platform/context/service.ts';
import { DiskFloor } from '../../platform/disk/diskFloor.ts';
import type { ServerEnvironment } from '../../platform/environment/environment.ts';
import { ChangeListener } from '../../platform/event/changeListener.ts';
import { SharedWork } from '../../platform/event/sharedWork.ts';
import { CallerLimits } from '../../platform/limits/callerLimits.ts';
import { FairQueue } from '../../platform/limits/fairQueue.ts';
import { ReadingPlaces } from '../../platform/limits/readingPlaces.ts';
import { createMailer } from '../../platform/mail/mailer.ts';
import { allNouns } from '../../platform/noun/noun.ts';
import { fileWorkRoom } from '../../platform/sandbox/fileWorkRoom.ts';
import { checkpointStore } from '../../sweeps/checkpoint/checkpointStore.ts';
import { welcomeSignedOn } from '../../teams/membership/welcomeSignedOn.ts';
import { recordsOfNewTeam } from '../../teams/team/recordsOfNewTeam.ts';
import { startChores } from '../chores/chores.ts';
import { nouns } from '../nouns.ts';
import { sharedSchema } from '../schema/schema.ts';
import { createApollo } from './apollo.ts';
import { createApp } from './app.ts';
import { Arrivals, nodeTimeouts } from './arrivals.ts';
import { openEntrance } from './entrance.ts';
import { cutPipelines } from './pipelines.ts';
import type { Route } from './route.ts';

export type Api = {
  port: number;
  /** Every place where requests come in. */
  routes: readonly Route[];
  changes: ChangeListener;
  stop: () => Promise<void>;
};

/** Starts the API and resolves when it serves. `stop` lets requests in flight end, for two seconds at most. */
export async function startApi(environment: ServerEnvironment): Promise<Api> {
  const { databaseUrl, publicUrl, authSecret, dataFolder, leaseSeconds, clockSlackSeconds, requestSeconds } =
    environment;
  // What is done for a request ends before the request does: its answer says why.
  const workSeconds = Math.max(1, requestSeconds - 5);
  const connections = createConnections(databaseUrl, { statementSeconds: workSeconds });
  const { prisma, reader } = connections;
  const passwordTurns = new PasswordTurns();
  const authOptions: AuthOptions = {
    prisma,
    publicUrl,
    secret: authSecret,
    signUp: environment.signUp,
    passwords: passwordTurns,
    onFirstSignOn: (person, domainTeams) => welcomeSignedOn(prisma, person, domainTeams),
  };
  const mailer = environment.mail && createMailer(environment.mail);
  const { caps } = environment;
  const limits = new CallerLimits(environment.callerLimits, { prisma, reader, caps });
  const changes = new ChangeListener(databaseUrl);
  await mkdir(dataFolder, { recursive: true });
  const disk = new DiskFloor({
    folder: dataFolder,
    floorBytes: environment.diskFloorBytes,
    holdsDatabase: environment.diskHoldsDatabase,
  });
  const schema = sharedSchema();
  const apollo = createApollo(schema, environment.introspection);
  const { services } = new StartedServices({
    environment,
    prisma,
    reader,
    changes,
    shared: new SharedWork(),
    disk,
    fileWork: new FairQueue(fileWorkRoom),
    passwordTurns,
    lookSeconds: workSeconds,
    leaseSeconds,
    clockSlackSeconds,
    limits,
    caps,
    readingPlaces: new ReadingPlaces(),
    auth: createAuth(authOptions),
    authOptions,
    singleSignOn: environment.oidc && new SingleSignOn(authOptions, environment.oidc),
    mailer,
    benchmarksArePublic: environment.benchmarksArePublic,
  });
  const { started } = services;
  started.give(allNouns, nouns);
  started.give(recordsOfNewTeam, startingRecords);
  for (const { of, changed } of nouns.flatMap(({ followers = [] }) => followers))
    changes.observe(of, (id) => changed(services, id));
  await Promise.all([apollo.start(), changes.start(), checkpointStore.of(services).removeAbandoned()]);
  const chores = startChores(services);
  const arrivals = new Arrivals(environment.senderPace);
  const { app, routes, subscriptions } = createApp({
    services,
    arrivals,
    schema,
    apollo,
    introspection: environment.introspection,
    requestSeconds,
    trustedProxies: environment.trustedProxies,
    portalSecret: environment.portalSecret,
  });
  const entrance = await openEntrance(createServer(nodeTimeouts, cutPipelines(app)), environment);
  return {
    port: entrance.port,
    routes,
    changes,
    stop: async () => {
      chores.stop();
      limits.stop();
      arrivals.stop();
      subscriptions.cut();
      await Promise.all([entrance.close(), started.stop(), changes.stop()]);
      await apollo.stop();
      await connections.close();
    },
  };
}
