import type { Worker } from 'node:cluster';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@critbatch/prisma/server/freePort';
import type { ServerEnvironment } from '../environment/environment.ts';
import { log } from './log.ts';

const restartMilliseconds = 1_000;

type Processes = { port: number; pids: () => number[]; stop: () => Promise<void> };
type Asked = Pick<ServerEnvironment, 'processes' | 'port'>;

/**
 * The API in several processes on one port: connections are dealt out in turn, and all share PostgreSQL alone. One that dies is
 * replaced; an error where one of the first cannot start.
 */
export async function startProcesses(asked: Asked): Promise<Processes> {
  // Known before the first begins: whoever replaces the last of them must not listen elsewhere.
  const port = asked.port || (await freePort());
  const fork = () => cluster.fork({ CRITBATCH_API_PORT: port });
  let isStopping = false;
  const replace = async (dead: Worker, code: number | null, signal: string | null) => {
    if (isStopping) return;
    log({ level: 'error', message: 'A process of the API died.', pid: dead.process.pid, code, signal });
    await sleep(restartMilliseconds);
    if (!isStopping) fork();
  };
  await Promise.all(Array.from({ length: asked.processes }, () => listening(fork())));
  cluster.on('exit', replace);
  const living = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  return {
    port,
    pids: () => living().map((worker) => worker.process.pid as number),
    stop: async () => {
      isStopping = true;
      const ends = living().map((worker) => once(worker, 'exit'));
      for (const worker of living()) worker.process.kill('SIGTERM');
      await Promise.all(ends);
    },
  };
}

function listening(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('listening', () => resolve());
    worker.once('exit', () => reject(new Error('A process of the API cannot start; its log says why.')));
  });
}
