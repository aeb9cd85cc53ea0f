import { CritbatchError } from '@critbatch/theory';
import type { ApiClient } from '../api/apiClient.ts';
import type { RetrainingLease } from '../api/operations/claimRetraining.ts';
import { measurementInput } from '../api/operations/reportMeasurements.ts';
import { type ReportRetrainingInput, reportRetraining } from '../api/operations/reportRetraining.ts';
import { secondsNow } from '../secondsNow.ts';
import { retrainSegment } from '../training/retrainSegment.ts';
import { startTrainingThread } from '../training/trainingThread.ts';
import { log } from './log.ts';
import { planOf, sourcesOf, type TrainingSettings } from './openHeldRun.ts';
import { machineDetails } from './provenance.ts';

type Finding = Omit<ReportRetrainingInput, 'retrainingId' | 'fencingToken' | 'deviceSeconds'>;

/**
 * Trains a segment of somebody's run again, and reports what it gave. Whether that is what the log says is the API's to compare:
 * nobody has to take a worker's word for it. After a stop nothing is reported, and another worker gets the segment.
 */
export async function retrainHeldSegment(
  api: ApiClient,
  lease: RetrainingLease,
  settings: TrainingSettings,
  stop: AbortSignal,
): Promise<void> {
  const { retrainingId, fencingToken, limitSeconds } = lease;
  const startedAt = secondsNow();
  const limit = AbortSignal.timeout(Math.ceil(1000 * limitSeconds));
  const finding = await find(api, lease, settings, AbortSignal.any([limit, stop])).catch((error: unknown) =>
    obstacleOf(error, settings, { isLate: limit.aborted, limitSeconds }),
  );
  if (stop.aborted) return;
  const deviceSeconds = secondsNow() - startedAt;
  const answer = await api.ask(
    reportRetraining,
    { retrainingId, fencingToken, deviceSeconds, ...finding },
    stop,
  );
  const told = answer.status === 'accepted' ? answer.payload.verdict : answer.code;
  log('info', 'A segment was trained again.', {
    retrainingId,
    told,
    obstacle: finding.obstacle,
    deviceSeconds,
  });
}

async function find(
  api: ApiClient,
  lease: RetrainingLease,
  settings: TrainingSettings,
  signal: AbortSignal,
): Promise<Finding> {
  const { retrainingId, fromSha256, toStep, isLast, formerEnds } = lease;
  const plan = planOf(lease, settings);
  const answer = fromSha256 === null ? null : await api.checkpoints.get(fromSha256, retrainingId);
  if (answer?.status === 'refused') throw new CritbatchError('WORKER_FAILED', answer.message);
  let graphHash: string | null = null;
  const segment = { plan: { ...plan, checkpoint: answer?.payload }, toStep, isLast, formerEnds };
  const { fromStep, rows, end, sha256 } = await retrainSegment(segment, {
    signal,
    async open(given) {
      const run = await startTrainingThread(given, sourcesOf(settings));
      graphHash = run.graphHash;
      return run;
    },
  });
  const provenance = { ...computingWith(settings), graphHash };
  return {
    provenance,
    obstacle: null,
    detail: null,
    fromStep,
    rows: rows.map(measurementInput),
    end,
    sha256,
  };
}

function obstacleOf(
  error: unknown,
  settings: TrainingSettings,
  { isLate, limitSeconds }: { isLate: boolean; limitSeconds: number },
): Finding {
  const nothing = { fromStep: 0, rows: [], end: null, sha256: null, provenance: computingWith(settings) };
  if (isLate) {
    const detail = `It was not done within ${Math.round(limitSeconds)} s, several times what its log says it took.`;
    return { ...nothing, obstacle: 'TOO_SLOW', detail };
  }
  const isUnusable = error instanceof CritbatchError && error.code === 'CHECKPOINT_MISMATCH';
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 4000);
  return { ...nothing, obstacle: isUnusable ? 'CHECKPOINT_UNUSABLE' : 'WORKER_FAILED', detail };
}

function computingWith({ engine, device }: TrainingSettings) {
  return { engine, device, graphHash: null, ...machineDetails(engine) };
}
