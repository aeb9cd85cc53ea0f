import type { BatchSizeRange, Crossing, Estimate } from '@critbatch/theory';
import { assess, bestLawValleyOf, estimate, suggestionsOf, usualAssessment } from '@critbatch/theory';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type EstimateTask = { crossings: Crossing[]; inputHash: string };

/** What a slider shows of an estimate. */
export type BriefAnswer = Pick<
  Estimate,
  'answer' | 'reason' | 'criticalBatchSize' | 'crossings' | 'censored' | 'level' | 'suggestedBatchSizes'
> & { bestLawValley: BatchSizeRange | null };

/** Runs in a thread of its own, so that heartbeats are answered meanwhile. The same input gives the same estimate. */
// biome-ignore lint/style/noDefaultExport: Piscina calls it.
export default function estimateTask({ crossings, inputHash }: EstimateTask): Estimate {
  const generator = xoroshiro128plus(Number.parseInt(inputHash.slice(0, 8), 16) | 0);
  return estimate(crossings, { random: () => uniformFloat64(generator) });
}

/** The same answer and interval of b* as the estimate has, without what takes random draws. */
export function briefAnswerOf(crossings: Crossing[]): BriefAnswer {
  const assessment = assess(crossings, usualAssessment);
  const { decision, minimiser } = assessment;
  const arrived = crossings.filter((run) => run.upperSteps !== null).length;
  return {
    answer: decision.answer,
    reason: decision.reason,
    criticalBatchSize: minimiser?.interval ?? null,
    crossings: arrived,
    censored: crossings.length - arrived,
    level: usualAssessment.level,
    suggestedBatchSizes: suggestionsOf(assessment, crossings),
    bestLawValley: bestLawValleyOf(assessment),
  };
}

/** Many targets at once. */
export function briefAnswersTask(tasks: readonly EstimateTask[]): BriefAnswer[] {
  return tasks.map(({ crossings }) => briefAnswerOf(crossings));
}
