import { parseServerEnvironment } from './environment/environment.ts';
import { startApi } from './server/api.ts';
import { log, logFault } from './server/log.ts';

const drainMilliseconds = 3_000;

try {
  const api = await startApi(parseServerEnvironment(process.env));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), drainMilliseconds).unref();
    await api.stop();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  process.send?.({ type: 'ready', port: api.port });
  log({ level: 'info', message: 'The API serves.', port: api.port });
} catch (fault) {
  logFault('The API cannot start.', fault);
  process.exit(1);
}
