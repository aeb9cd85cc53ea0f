import { setTimeout as sleep } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';
import { readAgentConfig, usage } from './agent/agentConfig.ts';
import { log } from './agent/log.ts';
import { runAgent } from './agent/runAgent.ts';

/** From a SIGTERM to the end, whatever is still under way: three seconds are promised. */
const drainSeconds = 2.5;

process.exit(await main());

/** Works until it is told to stop; returns the exit status: 0, 1 for a fault, 2 for a wrong command line. */
async function main(): Promise<number> {
  const stop = new AbortController();
  const deadline = new AbortController();
  // A parent that died takes its end of the pipe with it; that must not keep runs from being given back.
  process.stderr.on('error', () => {});
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(signal, () => stop.abort());
  }
  try {
    const config = readAgentConfig(process.argv.slice(2), process.env);
    if (config === 'help') {
      process.stdout.write(usage);
      return 0;
    }
    const { name, engine, slots, apiUrl } = config;
    const onReady = () => {
      log('info', 'The worker is ready.', { name, engine, slots, apiUrl });
      process.send?.({ type: 'ready' });
    };
    const work = runAgent(config, { stop: stop.signal, deadline: deadline.signal, onReady });
    await Promise.race([work, drained(stop.signal)]);
    deadline.abort();
    log('info', 'The worker has stopped.');
    return 0;
  } catch (error) {
    const { code, message } =
      error instanceof CritbatchError
        ? error
        : new CritbatchError('WORKER_FAILED', String(error), { cause: error });
    log('error', message, { code });
    return code === 'INVALID_INPUT' ? 2 : 1;
  }
}

async function drained(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await sleep(1000 * drainSeconds);
}
