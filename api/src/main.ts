import cluster from 'node:cluster';
import type { ServerEnvironment } from './platform/environment/environment.ts';
import { parseServerEnvironment } from './platform/environment/environment.ts';
import { log, logFault, outliveLog } from './platform/log/log.ts';
import { startApi } from './server/http/api.ts';
import { startProcesses } from './server/http/processes.ts';

const drainMilliseconds = 3_000;

/** One process, or one that looks after several. */
type Served = { port: number; pids: () => number[]; stop: () => Promise<void> };

// What the API writes is files of teams: other users of the machine have no business with them.
process.umask(0o077);
outliveLog();

try {
  const served = await serve(parseServerEnvironment(process.env));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), drainMilliseconds).unref();
    await served.stop();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  process.send?.({ type: 'ready', port: served.port, pids: served.pids() });
  if (cluster.isPrimary) log({ level: 'info', message: 'The API serves.', port: served.port });
} catch (fault) {
  logFault('The API cannot start.', fault);
  process.exit(1);
}

async function serve(environment: ServerEnvironment): Promise<Served> {
  if (cluster.isPrimary && environment.processes > 1) return startProcesses(environment);
  return { ...(await startApi(environment)), pids: () => [process.pid] };
}
