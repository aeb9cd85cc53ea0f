import { meetsTarget, type Target } from '@critbatch/theory';
import type { RunEvaluation } from './runEvaluator.ts';
import { endRun, type RunProgress } from './runProgress.ts';

/** Whether an evaluation meets a target; a metric that was not measured does not. */
export function reaches(target: Target, { training, test, gradientNorm }: RunEvaluation): boolean {
  const metric = {
    trainingLoss: training.loss,
    testLoss: test?.loss ?? Number.NaN,
    testAccuracy: test?.accuracy ?? Number.NaN,
    gradientNorm: gradientNorm ?? Number.NaN,
  };
  return meetsTarget(target, metric[target.metric]);
}

/** Notes which targets some evaluations meet, and ends a run that has met them all, if it has any, or has come to its last step. */
export function reachTargets(
  progress: RunProgress,
  evaluations: readonly RunEvaluation[],
  { targets, lastStep }: { targets: readonly Target[]; lastStep: number },
): RunProgress {
  // At step 0 nothing is met yet: no steps lead to the untrained model, and a crossing counts steps.
  const trained = progress.step > 0 ? evaluations : [];
  const targetsMet = targets.map(
    (target, index) => progress.targetsMet[index] || trained.some((each) => reaches(target, each)),
  );
  const noted = { ...progress, targetsMet };
  if (targets.length > 0 && targetsMet.every(Boolean)) return endRun(noted, 'TARGETS_REACHED');
  return progress.step >= lastStep ? endRun(noted, 'BUDGET_SPENT') : noted;
}
