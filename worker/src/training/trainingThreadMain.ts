import { parentPort } from 'node:worker_threads';
import { CritbatchError } from '@critbatch/theory';
import { loadModuleOf } from '../models/module/loadModule.ts';
import { countModuleCalls } from '../models/module/moduleCalls.ts';
import type { Measurement } from './measurement.ts';
import { createTrainingRun } from './trainingRun.ts';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';
import type { ThreadModule, TrainingReply, TrainingRequest } from './trainingThread.type.ts';

/** The other side of `startTrainingThread`: answers one request after the other, for one run and then the next. */
let run: TrainingRun | undefined;

async function answer(request: TrainingRequest): Promise<TrainingReply> {
  let measurements: Measurement[] = [];
  let bytes: Uint8Array | null = null;
  if (request.kind === 'start') {
    if (request.module) await openModule(request.plan, request.module);
    run = await createTrainingRun(request.plan, { dataset: request.dataset });
  }
  if (!run) throw new CritbatchError('WORKER_FAILED', 'The training thread was asked before it was started.');
  if (request.kind === 'advance') measurements = await run.advance(request.untilStep);
  if (request.kind === 'checkpoint') bytes = await run.checkpoint();
  if (request.kind === 'trailPoint') bytes = await run.trailPoint();
  if (request.kind === 'dispose') await run.dispose();
  const { graphHash, step, owesRow, trailStep, done: end } = run;
  return { kind: 'done', graphHash, step, owesRow, trailStep, end, measurements, bytes };
}

async function openModule({ modelSpec }: TrainingRunPlan, { file, calls }: ThreadModule): Promise<void> {
  countModuleCalls(calls);
  if (modelSpec.architecture === 'module') await loadModuleOf(modelSpec, file);
}

function failure(error: unknown): TrainingReply {
  if (error instanceof CritbatchError) return { kind: 'failed', code: error.code, message: error.message };
  return { kind: 'failed', code: 'WORKER_FAILED', message: `Training failed: ${String(error)}` };
}

parentPort?.on('message', async (request: TrainingRequest) => {
  parentPort?.postMessage(await answer(request).catch(failure));
});
