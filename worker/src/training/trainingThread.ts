import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CritbatchError, type ModelSpec } from '@critbatch/theory';
import type { DataSources } from '../datasets/dataSources.ts';
import { loadDataset } from '../datasets/loadDataset.ts';
import { notLoaded } from '../models/module/loadedModules.ts';
import { watchModuleCalls } from '../models/module/moduleCalls.ts';
import type { ModuleFile } from '../models/module/moduleFile.ts';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';
import type { TrainingReply, TrainingRequest } from './trainingThread.type.ts';

type Progress = Extract<TrainingReply, { kind: 'done' }>;

export interface ThreadSources {
  readonly data?: DataSources;
  /** Code that a model may be loaded from; no other is. */
  readonly modules?: readonly ModuleFile[];
  /** How long one call of a module's code may take: loading it, or tracing or computing a batch of it. */
  readonly moduleSeconds?: number;
}

/**
 * A training run in a thread of its own, so that the caller's event loop stays free while a step runs. The data set is
 * loaded once per process and shared. The code of a module runs in that thread alone, which ends with its run. Throws the run's own
 * errors, MODEL_UNAVAILABLE and MODEL_TIMED_OUT of a module, and WORKER_FAILED where the thread dies.
 */
export async function startTrainingThread(
  plan: TrainingRunPlan,
  { data, modules = [], moduleSeconds = 120 }: ThreadSources = {},
): Promise<TrainingRun> {
  const file = moduleOf(plan.modelSpec, modules);
  const dataset = await loadDataset(plan.datasetSpec, data);
  const watch = file && watchModuleCalls(basename(file.path), moduleSeconds);
  const { thread, death } = takeThread();

  let progress: Progress;
  async function ask(request: TrainingRequest): Promise<Progress> {
    const answered = new Promise<TrainingReply>((resolve) => thread.once('message', resolve));
    thread.postMessage(request);
    const reply = await Promise.race([answered, death, ...(watch ? [watch.overdue] : [])]);
    if (reply.kind === 'failed') throw new CritbatchError(reply.code, reply.message);
    progress = reply;
    return reply;
  }

  try {
    const module = watch && { file, calls: watch.shared };
    progress = await ask({ kind: 'start', plan, dataset, module });
  } catch (error) {
    watch?.stop();
    await thread.terminate();
    throw error;
  }
  return {
    graphHash: progress.graphHash,
    get step() {
      return progress.step;
    },
    get owesRow() {
      return progress.owesRow;
    },
    get trailStep() {
      return progress.trailStep;
    },
    get done() {
      return progress.end;
    },
    advance: async (untilStep) => (await ask({ kind: 'advance', untilStep })).measurements,
    checkpoint: async () => (await ask({ kind: 'checkpoint' })).bytes as Uint8Array,
    trailPoint: async () => (await ask({ kind: 'trailPoint' })).bytes,
    async dispose() {
      const disposed = await ask({ kind: 'dispose' }).catch(() => null);
      watch?.stop();
      // Code of others may have left anything behind in it.
      if (disposed && !watch) keepThread({ thread, death });
      else await thread.terminate();
    },
  };
}

/** The file that a model's code is in; null where it is none of code. Throws MODEL_UNAVAILABLE. */
function moduleOf(spec: ModelSpec, modules: readonly ModuleFile[]): ModuleFile | null {
  if (spec.architecture !== 'module') return null;
  const file = modules.find(({ sha256 }) => sha256 === spec.sha256);
  if (file) return file;
  throw notLoaded(spec);
}

/** A thread with the promise that rejects when it dies. */
interface LiveThread {
  readonly thread: Worker;
  readonly death: Promise<never>;
}

/** Threads whose runs are disposed: the next runs start in them, for a new thread takes half a second to load its engine. */
const idleThreads = new Set<LiveThread>();

function takeThread(): LiveThread {
  for (const idle of idleThreads) {
    idleThreads.delete(idle);
    idle.thread.ref();
    return idle;
  }
  const thread = new Worker(new URL('./trainingThreadMain.ts', import.meta.url));
  const death = deathOf(thread);
  // The next call reports it; until then it must not be an unhandled rejection.
  death.catch(() => {});
  return { thread, death };
}

/** An idle thread must not keep the process alive, and one that dies is not handed out. */
function keepThread(idle: LiveThread): void {
  idle.thread.unref();
  idleThreads.add(idle);
  idle.death.catch(() => idleThreads.delete(idle));
}

/** Never resolves: rejects with WORKER_FAILED when the thread ends. */
function deathOf(thread: Worker): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (reason: string, cause?: unknown) =>
      reject(new CritbatchError('WORKER_FAILED', `The training thread ended: ${reason}.`, { cause }));
    thread.once('error', (error) => fail(String(error), error));
    thread.once('exit', (code) => fail(`exit code ${code}`));
  });
}
