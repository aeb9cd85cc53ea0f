import { type GradientLook, judgeRate, type RateTrial, updateRuleOf } from '@critbatch/theory';
import type { ApiClient } from '../api/apiClient.ts';
import type { Lease } from '../api/operations/claimRun.ts';
import { reportRateProbe } from '../api/operations/reportRateProbe.ts';
import { secondsNow } from '../secondsNow.ts';
import { startTrainingThread } from '../training/trainingThread.ts';
import { finishTrial, type Tried, type TriedSteps, trialPlan } from '../training/tryRate.ts';
import { attemptEnded, deliveryRefused } from './ledger.ts';
import type { LiveLedger } from './liveLedger.ts';
import { log } from './log.ts';
import { planOf, sourcesOf, type TrainingSettings } from './openHeldRun.ts';

/**
 * Trains a few steps before the first run of a sweep: looks at the gradient, from which b* is estimated, and tries a learning rate,
 * and smaller ones where it diverges; reports what was found. Where the API then waits for somebody's choice, the attempt is over,
 * and the run is given back.
 */
export async function probeHeldRun(
  api: ApiClient,
  lease: Lease,
  settings: TrainingSettings,
  ledger: LiveLedger,
): Promise<void> {
  if (lease.rateProbe === null) return;
  const isOver = () => ledger.current.end !== null;
  const probe: Probe = { trials: [], gradients: [], deviceSeconds: 0 };
  // What speaks against training here is told by the run itself, which comes next.
  const fault = await probeSteps(lease, lease.rateProbe, settings, { probe, isOver }).catch(String);
  if (isOver()) return;
  const { id: runId } = lease.run;
  const held = { runId, fencingToken: lease.fencingToken };
  const answer = await api.ask(reportRateProbe, { ...held, ...probe });
  log('info', 'The first steps were probed.', { runId, ...probe, fault, answer: answer.status });
  if (answer.status === 'refused') ledger.update((current) => deliveryRefused(current, answer));
  else if (answer.payload.isPaused) ledger.update((current) => attemptEnded(current, { kind: 'released' }));
}

interface Probe {
  readonly trials: RateTrial[];
  /** Looks of the trial with the sweep's own steps. */
  gradients: GradientLook[];
  deviceSeconds: number;
}

/** The sweep's own steps once; at a learning rate, trial after trial, as the ones before suggest. */
async function probeSteps(
  lease: Lease,
  { smallestBatchSize: smallest, middleBatchSize: middle }: NonNullable<Lease['rateProbe']>,
  settings: TrainingSettings,
  { probe, isOver }: { probe: Probe; isOver: () => boolean },
): Promise<undefined> {
  const plan = planOf({ ...lease, ...lease.run }, settings);
  const { optimiser } = plan.trainingSpec;

  async function tryOut(steps: TriedSteps, looksAtGradient: boolean): Promise<Tried | null> {
    const run = await startTrainingThread(trialPlan(plan, steps, looksAtGradient), sourcesOf(settings));
    const startedAt = secondsNow();
    try {
      return await finishTrial(run, isOver);
    } finally {
      probe.deviceSeconds += secondsNow() - startedAt;
      await run.dispose();
    }
  }

  if (!('learningRate' in optimiser)) {
    const tried = await tryOut({ learningRate: null, batchSize: middle }, true);
    probe.gradients = tried?.looks ?? [];
    return;
  }
  const rate = { asked: optimiser.learningRate.base, usual: updateRuleOf(optimiser).usualLearningRate };
  for (;;) {
    const next = judgeRate(rate, { smallest, middle }, probe.trials);
    if (next.status !== 'OPEN' || isOver()) return;
    const { learningRate, batchSize } = next;
    const isFirst = probe.trials.length === 0;
    const tried = await tryOut({ learningRate, batchSize }, isFirst);
    if (tried === null) return;
    if (isFirst) probe.gradients = tried.looks;
    const { firstLoss, lastLoss } = tried;
    probe.trials.push({ learningRate, batchSize, firstLoss, lastLoss });
  }
}
