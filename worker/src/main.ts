import { CritbatchError } from '@critbatch/theory';
import { usePlainIssues } from '@critbatch/theory/error/issueWords';
import { readAgentConfig, usage } from './agent/agentConfig.ts';
import { exitStatus, exitStatusOf } from './agent/exitStatus.ts';
import { log, outliveLog } from './agent/log.ts';
import { runAgent } from './agent/runAgent.ts';
import { moduleFile } from './models/module/moduleFile.ts';
import { chooseEngine } from './training/engineChoice.ts';

usePlainIssues();
process.exit(await main());

/** Works until it is told to stop, or its work is done; returns the exit status. */
async function main(): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(signal, () => stop.abort());
  }
  outliveLog();
  try {
    const config = readAgentConfig(process.argv.slice(2), process.env);
    if (config === 'help') {
      process.stdout.write(usage);
      return exitStatus.done;
    }
    const { engine, obstacles } = await chooseEngine(config.engine, config.device);
    for (const obstacle of obstacles) log('warning', 'An engine cannot be loaded here.', { obstacle });
    const { name, device, slots, apiUrl } = config;
    const models = await Promise.all(config.modelPaths.map(moduleFile));
    for (const { path, sha256 } of models) log('info', 'A module is offered.', { path, sha256 });
    await runAgent({ ...config, engine, models }, stop.signal, (team) => {
      const facts = { apiUrl, team, name, engine, device, slots };
      log('info', 'The worker is connected and waits for runs.', facts);
      process.send?.({ type: 'ready' });
    });
    const isStopped = stop.signal.aborted && config.until !== null;
    log('info', 'The worker has stopped.', { isDone: !isStopped });
    return isStopped ? exitStatus.notDone : exitStatus.done;
  } catch (error) {
    const fault = error instanceof CritbatchError ? error : unexpected(error);
    log('error', fault.message, { code: fault.code });
    return exitStatusOf(fault);
  }
}

function unexpected(cause: unknown): CritbatchError {
  const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return new CritbatchError('WORKER_FAILED', `The worker met a fault of its own: ${reason}`, { cause });
}
