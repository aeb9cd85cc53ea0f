import type { Estimate } from '@critbatch/theory';
import {
  fitStepTime,
  recommendBatchSize,
  savingOf,
  scaleInterval,
  stepCurveOf,
  stepsBeside,
} from '@critbatch/theory';
import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';

/** What the API would recommend where a step takes 0.4 ms and 0.1 ms an example, an hour 7.10 USD, and a team trains 40 times a month. */
export function sampleRecommendation(
  {
    answer,
    criticalBatchSize,
    freeRange,
    leastWork,
    valley,
    workRatios,
    correctedLaw,
    samples,
    level,
  }: Estimate,
  { currentBatchSize = null }: { currentBatchSize?: number | null },
): SweepPageData['recommendation'] {
  if (correctedLaw === null) return null;
  const stepTime = fitStepTime(
    [8, 64, 512].map((b) => ({ batchSize: b, secondsPerStep: 0.0004 + 1e-4 * b })),
  );
  const curve = stepCurveOf(correctedLaw);
  const sizesThat = (never: boolean) =>
    workRatios.filter(({ isLowerBound }) => isLowerBound === never).map(({ batchSize }) => batchSize);
  const chosen = recommendBatchSize({
    answer,
    criticalBatchSize,
    valley,
    curve,
    arrived: sizesThat(false),
    neverArrived: sizesThat(true),
    stepTime,
    yours: currentBatchSize,
  });
  if (!chosen) return null;
  const draws = samples.map(stepCurveOf);
  const saving =
    currentBatchSize === null || sizesThat(true).includes(currentBatchSize)
      ? null
      : savingOf(
          { curve, draws, stepTime, exchangeSeconds: 0, pricePerDeviceHour: 7.1, level },
          { from: currentBatchSize, to: chosen.batchSize, devices: 1 },
        );
  const neverArrived = workRatios.find((ratio) => ratio.isLowerBound && ratio.batchSize === currentBatchSize);
  return {
    ...chosen,
    device: 'NVIDIA H100',
    currentBatchSize,
    pricePerDeviceHour: 7.1,
    currency: 'USD',
    priceValidFrom: '2026-11-24T00:00:00.000Z',
    stepTime,
    payback: saving?.cost
      ? {
          countsPeople: false,
          differingStudies: 0,
          spent: { amount: 12.4, currency: 'USD' },
          days: { value: 3, lower: 2, upper: 5 },
        }
      : null,
    costApart: [],
    leastFactor: neverArrived?.lower ?? null,
    workFactor: leastWork && (chosen.batchSize * curve(chosen.batchSize)) / leastWork.value,
    steps: stepsBeside(chosen.batchSize, { arrived: sizesThat(false), curve, stepTime }),
    least: criticalBatchSize ?? freeRange,
    saving: saving && { ...saving, currency: 'USD' },
    monthly: saving?.deviceHours
      ? {
          runs: 40,
          deviceHours: scaleInterval(saving.deviceHours.saved, 40),
          cost: saving.cost && scaleInterval(saving.cost.saved, 40),
          currency: 'USD',
        }
      : null,
  };
}
