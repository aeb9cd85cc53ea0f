import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createConnections } from '@critbatch/prisma/client/createClient';
import { AskedAnswers } from '../../answers/estimate/askedAnswers.ts';
import { EstimatePool } from '../../answers/estimate/estimatePool.ts';
import { Estimator } from '../../answers/estimate/estimator.ts';
import { startingRecords } from '../../library/builtIn/startingRecords.ts';
import { DatasetFileStore } from '../../library/datasetFile/datasetFileStore.ts';
import { UploadStore } from '../../library/upload/uploadStore.ts';
import type { AuthOptions } from '../../platform/auth/auth.ts';
import { createAuth } from '../../platform/auth/auth.ts';
import { PasswordTurns } from '../../platform/auth/passwordTurns.ts';
import { SingleSignOn } from '../../platform/auth/singleSignOn.ts';
import { createKeptRecords } from '../../platform/context/keptRecords.ts';
import { DiskFloor } from '../../platform/disk/diskFloor.ts';
import type { ServerEnvironment } from '../../platform/environment/environment.ts';
import { ChangeListener } from '../../platform/event/changeListener.ts';
import { SharedWork } from '../../platform/event/sharedWork.ts';
import { CallerLimits } from '../../platform/limits/callerLimits.ts';
import { FairQueue } from '../../platform/limits/fairQueue.ts';
import { ReadingPlaces } from '../../platform/limits/readingPlaces.ts';
import { createMailer } from '../../platform/mail/mailer.ts';
import { fileWorkRoom } from '../../platform/sandbox/fileWorkRoom.ts';
import { TeamExporter } from '../../publishing/teamExport/teamExporter.ts';
import { CheckpointStore } from '../../sweeps/checkpoint/checkpointStore.ts';
import { welcomeSignedOn } from '../../teams/membership/welcomeSignedOn.ts';
import { AddressGuard } from '../../teams/webhook/addressGuard.ts';
import { noticeSwitchedOff } from '../../teams/webhook/noticeSwitchedOff.ts';
import { SecretBox } from '../../teams/webhook/webhookSecret.ts';
import { WebhookSender } from '../../teams/webhook/webhookSender.ts';
import { startChores } from '../chores/chores.ts';
import { createSchema } from '../schema/schema.ts';
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
  const { eventDays } = environment;
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
  const checkpoints = new CheckpointStore({
    prisma,
    folder: join(dataFolder, 'checkpoints'),
    disk,
    teamBytes: environment.teamCheckpointBytes,
    personBytes: environment.personFileBytes,
  });
  const uploads = new UploadStore({
    prisma,
    folder: join(dataFolder, 'uploads'),
    disk,
    largestBytes: environment.uploadBytes,
    waitingBytes: environment.waitingUploadBytes,
  });
  const datasetFiles = new DatasetFileStore({
    prisma,
    folder: join(dataFolder, 'dataset-files'),
    disk,
    teamBytes: environment.teamDatasetBytes,
    personBytes: environment.personFileBytes,
  });
  const exporter = new TeamExporter({
    prisma,
    folder: join(dataFolder, 'exports'),
    leaseSeconds,
    datasetFiles,
    disk,
    caps: environment.caps,
    personBytes: environment.personFileBytes,
  });
  const bundles = join(dataFolder, 'bundles');
  const estimates = new EstimatePool();
  const estimator = new Estimator(prisma, estimates);
  changes.observe('Sweep', (sweepId) => (sweepId === null ? estimator.catchUp() : estimator.look(sweepId)));

  const webhooks = { guard: new AddressGuard(environment.webhooks), secrets: new SecretBox(authSecret) };
  const sender = new WebhookSender({
    ...webhooks,
    prisma,
    answerMilliseconds: 1000 * environment.webhooks.answerSeconds,
    onSwitchedOff: (webhook) => noticeSwitchedOff(prisma, webhook, { mailer, limits, publicUrl }),
  });
  changes.observe('Webhook', () => void sender.look());

  const schema = createSchema();
  const apollo = createApollo(schema, environment.introspection);
  await Promise.all([apollo.start(), changes.start(), checkpoints.removeAbandoned()]);
  const chores = startChores({
    prisma,
    reader,
    checkpoints,
    uploads,
    datasetFiles,
    exporter,
    bundles,
    estimator,
    estimates,
    sender,
    leaseSeconds,
    eventDays,
  });

  const askedAnswers = new AskedAnswers(estimates);
  const auth = createAuth(authOptions);
  const services = {
    prisma,
    reader,
    changes,
    shared: new SharedWork(),
    disk,
    checkpoints,
    uploads,
    datasetFiles,
    exporter,
    fileWork: new FairQueue(fileWorkRoom),
    passwordTurns,
    lookSeconds: workSeconds,
    askedAnswers,
    kept: createKeptRecords(),
    estimates,
    leaseSeconds,
    clockSlackSeconds,
    limits,
    caps,
    readingPlaces: new ReadingPlaces(),
    auth,
    authOptions,
    singleSignOn: environment.oidc && new SingleSignOn(authOptions, environment.oidc),
    mailer,
    benchmarksArePublic: environment.benchmarksArePublic,
    webhooks,
    startingRecords,
  };
  const arrivals = new Arrivals(environment.senderPace);
  const { app, routes, subscriptions } = createApp({
    services,
    bundles,
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
      await Promise.all([entrance.close(), estimator.stop(), sender.stop(), exporter.stop(), changes.stop()]);
      await apollo.stop();
      await connections.close();
    },
  };
}
