import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CritbatchError } from '@critbatch/theory';
import { loadDataset } from '../datasets/loadDataset.ts';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';
import type { TrainingReply, TrainingRequest } from './trainingThread.type.ts';

type Progress = Extract<TrainingReply, { kind: 'done' }>;

/**
 * A training run in a thread of its own, so that the caller's event loop stays free while a step runs. The data set is
 * loaded once per process and shared. Throws the run's own errors, and WORKER_FAILED where the thread dies.
 */
export async function startTrainingThread(plan: TrainingRunPlan): Promise<TrainingRun> {
  const dataset = await loadDataset(plan.datasetSpec);
  const thread = new Worker(new URL('./trainingThreadMain.ts', import.meta.url));
  const died = failureOf(thread);
  // Whoever asks next hears of the failure; until then it is no unhandled rejection.
  died.catch(() => {});

  let progress: Progress;
  async function ask(request: TrainingRequest): Promise<Progress> {
    thread.postMessage(request);
    const [reply] = (await Promise.race([once(thread, 'message'), died])) as [TrainingReply];
    if (reply.kind === 'failed') throw new CritbatchError(reply.code, reply.message);
    progress = reply;
    return reply;
  }

  try {
    progress = await ask({ kind: 'start', plan, dataset });
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return {
    get step() {
      return progress.step;
    },
    get done() {
      return progress.end;
    },
    advance: async () => (await ask({ kind: 'advance' })).measurements,
    checkpoint: async () => (await ask({ kind: 'checkpoint' })).checkpoint as Uint8Array,
    async dispose() {
      await ask({ kind: 'dispose' }).catch(() => {});
      await thread.terminate();
    },
  };
}

async function failureOf(thread: Worker): Promise<never> {
  const cause = await Promise.race([
    once(thread, 'error').then(([error]) => error as unknown),
    once(thread, 'exit').then(([code]) => new Error(`exit code ${code}`)),
  ]);
  throw new CritbatchError(
    'WORKER_FAILED',
    `The training thread ended: ${String(cause)}. The run is tried again.`,
    {
      cause,
    },
  );
}
