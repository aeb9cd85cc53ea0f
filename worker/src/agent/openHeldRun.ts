import { CritbatchError, datasetSpecSchema, modelSpecSchema, trainingSpecSchema } from '@critbatch/theory';
import { z } from 'zod';
import type { ApiClient } from '../api/apiClient.ts';
import type { Lease } from '../api/operations/claimRun.ts';
import { type DataSources, defaultSources } from '../datasets/dataSources.ts';
import type { TrainingRun, TrainingRunPlan } from '../training/trainingRun.type.ts';
import { startTrainingThread, type ThreadSources } from '../training/trainingThread.ts';
import type { AgentConfig } from './agentConfig.ts';
import { log } from './log.ts';

const specsSchema = z.object({
  modelSpec: modelSpecSchema,
  datasetSpec: datasetSpecSchema,
  trainingSpec: trainingSpecSchema,
});

/** What of a worker's settings says how and on what it trains. */
export type TrainingSettings = Pick<
  AgentConfig,
  'engine' | 'device' | 'profile' | 'dataFolders' | 'mayDownload' | 'apiUrl' | 'token' | 'models'
>;

/**
 * Opens a held run in a thread of its own, at its last checkpoint. Where that is missing or damaged the run starts
 * over, and the log says so: the rows that it has reported before stay, for it will yield the same ones.
 */
export async function openHeldRun(
  api: ApiClient,
  lease: Lease,
  settings: TrainingSettings,
): Promise<TrainingRun> {
  const plan = planOf({ ...lease, ...lease.run }, settings);
  const sources = sourcesOf(settings);
  const checkpoint = await fetchCheckpoint(api, lease);
  if (checkpoint === undefined) return startTrainingThread(plan, sources);
  try {
    return await startTrainingThread({ ...plan, checkpoint }, sources);
  } catch (error) {
    if (!(error instanceof CritbatchError) || error.code !== 'CHECKPOINT_MISMATCH') throw error;
    logStartingOver(lease, error.message);
    return startTrainingThread(plan, sources);
  }
}

/** Where this worker's threads have data and models from. */
export function sourcesOf({
  dataFolders,
  mayDownload,
  apiUrl,
  token,
  models,
}: TrainingSettings): ThreadSources {
  const api = { url: apiUrl, token };
  const data: DataSources = {
    ...defaultSources,
    folders: dataFolders,
    mayDownload,
    api,
    onProgress: logDownload(),
  };
  return { data, modules: models };
}

/** Throws INVALID_INPUT where the specs are newer than this worker. */
export function planOf(
  given: Pick<Lease, 'modelSpec' | 'datasetSpec' | 'trainingSpec'> & { batchSize: number; seed: number },
  { engine, device, profile }: Pick<TrainingRunPlan, 'engine' | 'device' | 'profile'>,
): TrainingRunPlan {
  const specs = specsSchema.safeParse(given);
  if (specs.success) {
    const { batchSize, seed } = given;
    return { ...specs.data, engine, device, profile, batchSize, seed };
  }
  throw new CritbatchError(
    'INVALID_INPUT',
    `This worker does not know the run's specs; run it in the API's version. ${z.prettifyError(specs.error)}`,
  );
}

async function fetchCheckpoint(api: ApiClient, lease: Lease): Promise<Uint8Array | undefined> {
  if (lease.checkpoint === null) return undefined;
  const answer = await api.checkpoints.get(lease.checkpoint.sha256);
  if (answer.status === 'accepted') return answer.payload;
  logStartingOver(lease, answer.message);
  return undefined;
}

function logStartingOver({ run, checkpoint }: Lease, reason: string): void {
  log('warning', 'The checkpoint cannot be used; the run starts over.', {
    runId: run.id,
    lostStep: checkpoint?.step,
    reason,
  });
}

/** Says how far a download has come, every ten seconds. */
function logDownload(): NonNullable<DataSources['onProgress']> {
  let saidAt = 0;
  return (file, bytes, total) => {
    if (Date.now() - saidAt < 10_000 && bytes !== total) return;
    saidAt = Date.now();
    log('info', 'A data set is being downloaded.', { file, bytes, total });
  };
}
