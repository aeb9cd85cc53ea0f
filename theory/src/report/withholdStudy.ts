import type { GivenRecommendation } from '../answer/recommendationFigures.ts';
import type { SnapshotStudy } from './snapshotStudy.ts';
import type { Cut } from './withheld.ts';

type Stage = SnapshotStudy['stages'][number];

/** A study without what a link withholds. */
export function studyWithout(study: SnapshotStudy, cut: Cut): SnapshotStudy {
  const { hides, nameOf } = cut;
  return {
    id: null,
    name: nameOf(study.name),
    maxHours: hides('DEVICE') ? null : study.maxHours,
    maxCost: hides('COST') ? null : study.maxCost,
    currency: hides('COST') ? null : study.currency,
    stages: study.stages.map(({ recommendation, decision, ...stage }) => ({
      ...stage,
      name: nameOf(stage.name),
      predictions: stage.predictions.filter(({ quantity }) => !isHidden(quantity, hides)),
      ...(recommendation && { recommendation: stageRecommendationWithout(recommendation, cut) }),
      ...(decision && { decision: decisionWithout(decision, cut) }),
    })),
  };
}

function isHidden(quantity: Stage['predictions'][number]['quantity'], hides: Cut['hides']): boolean {
  switch (quantity) {
    case 'COST':
      return hides('COST');
    case 'DEVICE_SECONDS':
      return hides('DEVICE');
    case 'DEVICE_TIME_FACTOR':
      return hides('DEVICE') || hides('CURRENT_BATCH_SIZE');
    case 'WORK_FACTOR':
      return hides('CURRENT_BATCH_SIZE');
    default:
      return false;
  }
}

function stageRecommendationWithout(
  recommendation: NonNullable<Stage['recommendation']>,
  { hides }: Cut,
): Stage['recommendation'] {
  const given = recommendationWithout(recommendation.given, hides);
  return given && { ...recommendation, given };
}

/** Where the decision is to stay, the batch size is the one in use. */
function decisionWithout(
  decision: NonNullable<Stage['decision']>,
  { hides, hidesNames, strike }: Cut,
): Stage['decision'] {
  const { fromBatchSize: from, batchSize, expected, reason } = decision;
  const hidesYours = hides('CURRENT_BATCH_SIZE');
  return {
    ...decision,
    fromBatchSize: hidesYours ? null : from,
    batchSize: hidesYours && batchSize === from ? null : batchSize,
    expected: hidesYours || (expected?.measure === 'DEVICE_TIME' && hides('DEVICE')) ? null : expected,
    reason: hides('TEXT') || reason === null ? null : strike(reason),
    decidedBy: hidesNames ? null : decision.decidedBy,
  };
}

/** A recommendation to keep the batch size in use names it. */
export function recommendationWithout(
  given: GivenRecommendation | null,
  hides: Cut['hides'],
): GivenRecommendation | null {
  if (!given || (hides('CURRENT_BATCH_SIZE') && given.rule === 'KEEP_YOURS')) return null;
  const { saving, payback, costApart, ...rest } = given;
  const hidesMonth = hides('CURRENT_BATCH_SIZE') || hides('COST');
  return {
    ...rest,
    ...(hides('DEVICE') && { device: null }),
    ...(hides('CURRENT_BATCH_SIZE') && { currentBatchSize: null, leastFactor: null }),
    saving:
      hides('CURRENT_BATCH_SIZE') || saving === null
        ? null
        : {
            ...saving,
            ...(hides('DEVICE') && { deviceHours: null }),
            ...(hides('COST') && { cost: null, currency: null }),
          },
    monthly: hidesMonth ? null : given.monthly,
    // They name what finding the batch size cost.
    ...(payback && !hidesMonth && { payback }),
    ...(costApart && !hidesMonth && { costApart }),
  };
}
