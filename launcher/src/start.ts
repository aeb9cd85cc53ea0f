// `npm start`: PostgreSQL, migrations, API, portal and worker, in that order; then the first sweep, on a first start.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { generateClient } from '@critbatch/prisma/generate';
import { freePort } from '@critbatch/prisma/server/freePort';
import { type CritbatchError, isErrorCode } from '@critbatch/theory';
import { createApiClient } from './apiClient.ts';
import { choosePlace, warning } from './choosePlace.ts';
import { openDatabase } from './database.ts';
import { firstOwner } from './firstOwner.ts';
import { ensureFirstSweep } from './firstSweep.ts';
import { lockFolder } from './folderLock.ts';
import { followSweep } from './followSweep.ts';
import { boundLogs } from './logFiles.ts';
import { help, parseStartOptions, type StartOptions } from './options.ts';
import { environmentOf, type PartName } from './partEnvironment.ts';
import { parts } from './parts.ts';
import { buildPortalIfStale } from './portal.ts';
import { writePortalAddress } from './portalAddress.ts';
import { repositoryFolder } from './repository.ts';
import { authSecret } from './secret.ts';
import { SupervisedProcess } from './supervisedProcess.ts';
import { outliveTerminal, say, timed } from './terminal.ts';

/** What has been started, newest last; stopped in the opposite order. */
const stops: (() => Promise<void> | void)[] = [];
const ending = new AbortController();

outliveTerminal();
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
process.on('SIGHUP', () => void end(0));
process.on('disconnect', () => void end(0));
// Whatever it is, PostgreSQL must not be left behind by it.
process.on('uncaughtException', (error) => void fail(error));

try {
  const options = parseStartOptions(process.argv.slice(2), process.env, repositoryFolder);
  if (options.help) {
    console.log(help);
    process.exit(0);
  }
  await start(options);
} catch (error) {
  if (!ending.signal.aborted) await fail(error);
}

async function start(options: StartOptions): Promise<void> {
  mkdirSync(options.dataFolder, { recursive: true });
  const lock = await lockFolder(options.dataFolder);
  stops.push(() => lock.release());

  const place = await choosePlace(options);
  await timed('client of the records', generateClient);
  const opening = timed('PostgreSQL', () => openDatabase(options));
  // Before it is open: a Ctrl-C in between must not leave it behind.
  stops.push(async () => (await opening.catch(() => null))?.close());
  const database = await opening;

  const { publicUrl } = place;
  writePortalAddress(options.dataFolder, publicUrl);
  const environment = {
    DATABASE_URL: database.url,
    CRITBATCH_PUBLIC_URL: publicUrl,
    CRITBATCH_AUTH_SECRET: authSecret(options.dataFolder),
    CRITBATCH_DATA_DIR: options.dataFolder,
  };
  const owner = await timed('first owner', () => firstOwner(environment));
  // Chosen here, not by the API: an API that is started again must be found where it was.
  const apiPort = await freePort();
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const startPart = partStarter(options.dataFolder);
  // By it the API knows its portal, which says for whom it asks; other programs of this machine come from the same address.
  const portalSecret = { CRITBATCH_PORTAL_SECRET: randomBytes(32).toString('base64url') };
  const apiSettings = { ...environment, ...portalSecret, CRITBATCH_API_PORT: String(apiPort) };
  await timed('API', () => startPart('api', apiSettings));

  await timed('portal build', () => buildPortalIfStale(ending.signal));
  const address = { PORT: String(place.port), HOSTNAME: place.listensAt, CRITBATCH_PUBLIC_URL: publicUrl };
  await timed('portal', () => startPart('web', { ...address, ...portalSecret, CRITBATCH_API_URL: apiUrl }));

  const slots = options.slots ?? availableParallelism();
  if (slots > 0) {
    const access = { CRITBATCH_API_URL: apiUrl, CRITBATCH_TOKEN: owner.workerToken };
    const size = ['--slots', String(slots), '--name', 'local'];
    const models = options.models.flatMap((file) => ['--model', file]);
    await timed(`worker, ${slots} slots`, () => startPart('worker', access, [...size, ...models]));
  }
  if (options.host !== null) say(warning(place));
  say(`ready. Open this address; it signs you in, once:\n\n  ${owner.signInUrl}\n`);

  if (!options.firstSweep) return;
  const api = createApiClient(apiUrl, owner.ownerToken);
  const sweepId = await ensureFirstSweep(api, owner.teamId);
  if (sweepId === null) return;
  await followSweep(api, sweepId, process.stdout, ending.signal).catch(stopFollowing);
}

/** Starts a part, waits until it says that it is ready, and keeps it alive; what it prints goes into the data folder. */
function partStarter(dataFolder: string) {
  return async (
    name: PartName,
    environment: NodeJS.ProcessEnv,
    scriptArguments: string[] = [],
  ): Promise<void> => {
    const logFile = join(dataFolder, `${name}.log`);
    const place = { folder: repositoryFolder, logFile, readySeconds: 60 };
    const whole = { ...environmentOf(name, process.env), ...environment };
    const spec = { name, ...parts[name], scriptArguments, environment: whole, ...place };
    const isWorker = name === 'worker';
    const onFatal = isWorker ? goOnWithout : (error: CritbatchError) => void fail(error);
    const part = new SupervisedProcess({ ...spec, isGivenUp: isWorker }, onFatal);
    stops.push(boundLogs([logFile]), () => part.stop(3));
    await part.start();
  };
}

/** The sweep goes on, and the portal shows it; the terminal alone no longer does. */
function stopFollowing(fault: unknown): void {
  const { code, message } = fault as { code?: string; message?: string };
  say(
    `${code ?? 'INTERNAL'}: ${message}\nThe first sweep goes on without a word here; see it in the portal.`,
  );
}

/** People look, and workers elsewhere train, without the worker of this machine. */
function goOnWithout({ code, message }: CritbatchError): void {
  say(`${code}: ${message}\nEverything else goes on without this worker; start Critbatch again to have one.`);
}

/** Says what is wrong in a sentence where it has a code, whichever part found it; the whole fault where it has none. */
async function fail(error: unknown): Promise<void> {
  const { code, message, syscall } = error as { code?: string; message?: string; syscall?: string };
  const text = isErrorCode(code) ? `${code}: ${message}` : syscall ? `START_FAILED: ${message}` : error;
  console.error('critbatch:', text);
  await end(1);
}

/** Stops everything, the database last, and ends; a second call waits for the first. */
async function end(status: number): Promise<void> {
  if (ending.signal.aborted) return;
  ending.abort();
  if (stops.length > 1) say('stopping');
  let failed = status !== 0;
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      // The rest must be stopped all the same.
      failed = true;
      say(error instanceof Error ? error.message : String(error));
    }
  }
  process.exit(failed ? 1 : 0);
}
