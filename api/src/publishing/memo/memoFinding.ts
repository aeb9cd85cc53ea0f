import type { Sweep } from '@critbatch/prisma/generated/client';
import type { AnswerFigures, GivenRecommendation, NotIdentifiedReason, WorkFactor } from '@critbatch/theory';
import { answerFigures, freeUpTo, recommendationFigures, thatFit, unknownFigures } from '@critbatch/theory';
import type { Figures } from '../../answers/estimate/presentEstimate.ts';
import type { MemoFinding, MemoVersion } from './memoData.ts';

/** A sweep with the names of what it trains. */
export type NamedSweep = Sweep & Record<'model' | 'dataset', MemoVersion>;

/** What a memo keeps of an estimate, and of what it recommends. */
export function memoFinding(
  sweep: NamedSweep,
  estimate: Figures,
  recommendation: GivenRecommendation | null,
): MemoFinding {
  const { laws, workRatios } = estimate;
  const rival = laws.find(({ law, weight }) => law !== estimate.bestLaw && weight > 0);
  const yours = workRatios.find(({ batchSize }) => batchSize === sweep.currentBatchSize);
  const {
    yours: _yours,
    looserTarget,
    tooLongSteps,
    level,
    reached,
    ...figures
  } = answerFigures(estimate, {
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
  });
  return {
    ...figures,
    recommendation,
    overheads: estimate.overheads.map(({ laws: _laws, ...each }) => each),
    suggestedBatchSizes: [...figures.suggestedBatchSizes],
    freeRange: figures.freeRange && { ...figures.freeRange, value: freeUpTo(figures.freeRange) },
    sweep: sweep.name,
    number: sweep.number,
    about: { model: sweep.model, dataset: sweep.dataset },
    currentBatchSize: sweep.currentBatchSize,
    workFactor: yours && !yours.censored ? yours.ratio : null,
    leastWorkFactor: yours?.censored ? yours.ratio.lower : null,
    runs: estimate.crossings + estimate.censored,
    ...(sweep.origin === 'IMPORTED' && { isImported: true }),
    rival: rival ? { law: rival.law, deltaAicc: rival.deltaAicc } : null,
  };
}

/** What is told of a finding, whether it was kept today or by an older version. */
export function figuresOf(finding: MemoFinding, level: number): AnswerFigures {
  const { runs, censored = 0, recommendation } = finding;
  return {
    ...unknownFigures,
    ...finding,
    reason: finding.reason as NotIdentifiedReason | null,
    level,
    suggestedBatchSizes: thatFit(finding.suggestedBatchSizes, finding.memoryLimit ?? null),
    recommendation: recommendation ? recommendationFigures(recommendation) : null,
    yours: yoursOf(finding),
    reached: runs - censored,
    censored,
  };
}

function yoursOf({ currentBatchSize, workFactor, leastWorkFactor }: MemoFinding): WorkFactor | null {
  if (currentBatchSize === null) return null;
  if (workFactor) return { batchSize: currentBatchSize, factor: workFactor, isLowerBound: false };
  return leastWorkFactor == null
    ? null
    : { batchSize: currentBatchSize, factor: { value: leastWorkFactor }, isLowerBound: true };
}
