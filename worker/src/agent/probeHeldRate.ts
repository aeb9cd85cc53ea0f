import { CritbatchError, judgeRate, type RateTrial } from '@critbatch/theory';
import type { ApiClient } from '../api/apiClient.ts';
import type { Lease } from '../api/operations/claimRun.ts';
import { reportRateProbe } from '../api/operations/reportRateProbe.ts';
import { secondsNow } from '../secondsNow.ts';
import { startTrainingThread } from '../training/trainingThread.ts';
import { finishTrial, trialPlan } from '../training/tryRate.ts';
import { attemptEnded, deliveryRefused } from './ledger.ts';
import type { LiveLedger } from './liveLedger.ts';
import { log } from './log.ts';
import { planOf, sourcesOf, type TrainingSettings } from './openHeldRun.ts';

/**
 * Tries the learning rate of a sweep for a few steps before its first run, and smaller ones where it diverges; reports what
 * was found. Where the API then waits for somebody's choice, the attempt is over, and the run is given back.
 */
export async function probeHeldRate(
  api: ApiClient,
  lease: Lease,
  settings: TrainingSettings,
  ledger: LiveLedger,
): Promise<void> {
  if (lease.rateProbe === null) return;
  const isOver = () => ledger.current.end !== null;
  const probe: Probe = { trials: [], deviceSeconds: 0 };
  // What speaks against training here is told by the run itself, which comes next.
  const fault = await tryRates(lease, lease.rateProbe, settings, { probe, isOver }).catch(String);
  if (isOver()) return;
  const { id: runId } = lease.run;
  const held = { runId, fencingToken: lease.fencingToken };
  const answer = await api.ask(reportRateProbe, { ...held, ...probe });
  log('info', 'The learning rate was probed.', { runId, ...probe, fault, answer: answer.status });
  if (answer.status === 'refused') ledger.update((current) => deliveryRefused(current, answer));
  else if (answer.payload.isPaused) ledger.update((current) => attemptEnded(current, { kind: 'released' }));
}

interface Probe {
  readonly trials: RateTrial[];
  deviceSeconds: number;
}

/** Trial after trial, as the ones before suggest. */
async function tryRates(
  lease: Lease,
  { smallestBatchSize: smallest, middleBatchSize: middle }: NonNullable<Lease['rateProbe']>,
  settings: TrainingSettings,
  { probe, isOver }: { probe: Probe; isOver: () => boolean },
): Promise<undefined> {
  const plan = planOf({ ...lease, ...lease.run }, settings);
  const { optimiser } = plan.trainingSpec;
  if (!('learningRate' in optimiser)) throw new CritbatchError('INVALID_INPUT', 'There is no rate to probe.');
  const asked = optimiser.learningRate.base;
  for (;;) {
    const next = judgeRate(asked, { smallest, middle }, probe.trials);
    if (next.status !== 'OPEN' || isOver()) return;
    const { learningRate, batchSize } = next;
    const run = await startTrainingThread(trialPlan(plan, next), sourcesOf(settings));
    const startedAt = secondsNow();
    try {
      const trial = await finishTrial(run, { learningRate, batchSize }, isOver);
      if (trial === null) return;
      probe.trials.push(trial);
    } finally {
      probe.deviceSeconds += secondsNow() - startedAt;
      await run.dispose();
    }
  }
}
