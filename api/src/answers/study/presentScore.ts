import type { PredictionScore as ScoreRecord } from '@critbatch/prisma/generated/client';
import type { PredictionScore } from './study.type.ts';

/** How a prediction came out, with what came as one interval. */
export function presentScore(score: ScoreRecord): PredictionScore {
  const { outcome, outcomeLower: lower, outcomeUpper: upper } = score;
  return { ...score, outcome: outcome === null ? null : { value: outcome, lower, upper } };
}
