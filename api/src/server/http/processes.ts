import type { Worker } from 'node:cluster';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerEnvironment } from '../../platform/environment/environment.ts';
import { log } from '../../platform/log/log.ts';
import { ConnectionDealer } from './connectionDealer.ts';

const restartMilliseconds = 1_000;

type Processes = { port: number; pids: () => number[]; stop: () => Promise<void> };
type Asked = Pick<ServerEnvironment, 'processes' | 'host' | 'port'>;

/**
 * The API in several processes on one port: connections are dealt out evenly, and all share PostgreSQL alone. One that dies is
 * replaced; an error where one of the first cannot start, or the port is taken.
 */
export async function startProcesses({ processes, host, port }: Asked): Promise<Processes> {
  const dealer = new ConnectionDealer();
  let isStopping = false;
  const start = async () => dealer.add(await ready(cluster.fork()));
  const replace = async (dead: Worker, code: number | null, signal: string | null) => {
    if (isStopping) return;
    log({ level: 'error', message: 'A process of the API died.', pid: dead.process.pid, code, signal });
    await sleep(restartMilliseconds);
    // One that cannot start has died as well, and is replaced in its turn.
    if (!isStopping) await start().catch(() => {});
  };
  cluster.on('exit', replace);
  await Promise.all(Array.from({ length: processes }, start));
  // The list of the cluster may hold dead ones.
  const living = () =>
    Object.values(cluster.workers ?? {})
      .filter((worker) => worker !== undefined)
      .filter((worker) => !worker.isDead());
  return {
    port: await dealer.listen({ host, port }),
    pids: () => living().map((worker) => worker.process.pid as number),
    stop: async () => {
      isStopping = true;
      dealer.close();
      const ends = living().map((worker) => once(worker, 'exit'));
      for (const worker of living()) worker.process.kill('SIGTERM');
      await Promise.all(ends);
    },
  };
}

/** The same process, once it has said that it serves (main.ts), which is the first that it says. */
function ready(worker: Worker): Promise<Worker> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('exit', () => reject(new Error('A process of the API cannot start; its log says why.')));
  });
}
