import { evaluationSteps } from '@critbatch/theory';
import type { RandomStream } from '@critbatch/worker/random/randomStream';

export type LogRow = {
  step: number;
  examplesSeen: number;
  trainingLoss: number | null;
  testLoss: number | null;
  testAccuracy: number | null;
  gradientNorm: number | null;
  unbiasedSquaredGradientNorm: number | null;
  gradientCovarianceTrace: number | null;
  batchLoss: number;
  batchGradientNorm: number;
  stepSize: number;
  meanTrials: number;
  functionEvaluations: number;
  gradientEvaluations: number;
  exhaustedSearches: number;
  belowResolutionSteps: number;
  wallSeconds: number;
  deviceSeconds: number;
  evaluationSeconds: number;
};

export type LoggedRun = {
  batchSize: number;
  /** Steps at which the loss would meet the threshold. */
  stepsToTarget: number;
  /** The run stops here at the latest: its budget, or the fault that ended it. */
  lastStep: number;
  cadence: { firstStep: number; ratio: number };
  threshold: number;
  searches: boolean;
};

const untrainedLoss = 2.3;

/**
 * The log of a run whose training loss falls as a power of the step and meets its threshold at `stepsToTarget`, evaluated at
 * the steps of the cadence. Above the threshold the loss scatters by 3 %, but never below it: the crossing is where it
 * was said to be.
 */
export function trainingLog(run: LoggedRun, random: RandomStream): LogRow[] {
  const rows: LogRow[] = [];
  for (const planned of evaluationSteps(run.cadence)) {
    const step = Math.min(planned, run.lastStep);
    rows.push(logRow(run, step, rows.length, random));
    if (step >= run.stepsToTarget || step === run.lastStep) return rows;
  }
  return rows;
}

function logRow(run: LoggedRun, step: number, index: number, random: RandomStream): LogRow {
  const { batchSize, stepsToTarget, threshold } = run;
  const progress = Math.log(step + 1) / Math.log(stepsToTarget + 1);
  const fall = untrainedLoss * (threshold / untrainedLoss) ** progress;
  const scattered = fall * Math.exp(0.03 * random.normal());
  const trainingLoss =
    step >= stepsToTarget ? Math.min(fall, threshold) : Math.max(scattered, threshold * 1.001);
  const isTested = index % 4 === 0;
  const norm = 3 * trainingLoss ** 0.8;
  const trials = run.searches ? 3 + 4 * random.uniform() : 0;
  const deviceSeconds = step * (4e-4 + 6e-6 * batchSize);
  return {
    step,
    examplesSeen: step * batchSize,
    trainingLoss,
    testLoss: isTested ? trainingLoss * 1.05 : null,
    testAccuracy: isTested ? 1 - 0.9 * (trainingLoss / untrainedLoss) ** 0.7 : null,
    gradientNorm: index % 10 === 0 ? norm : null,
    unbiasedSquaredGradientNorm: isTested ? norm ** 2 * (1 + 0.1 * random.normal()) : null,
    gradientCovarianceTrace: isTested ? 60 * trainingLoss * (1 + 0.1 * random.normal()) : null,
    batchLoss: trainingLoss * Math.exp(random.normal() / Math.sqrt(batchSize)),
    batchGradientNorm: norm * (1 + random.uniform()),
    stepSize: run.searches ? 0.9 ** Math.round(trials * 3) : 0.1,
    meanTrials: trials,
    functionEvaluations: run.searches ? Math.round(step * 5) : 0,
    gradientEvaluations: step,
    exhaustedSearches: 0,
    belowResolutionSteps: 0,
    wallSeconds: deviceSeconds * 1.1 + 0.05 * index,
    deviceSeconds,
    evaluationSeconds: 0.04 * index,
  };
}
