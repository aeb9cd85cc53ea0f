import { Answer } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { Answer };

export enum Noise {
  NORMAL = 'normal',
  STUDENT_T = 'studentT',
}
declareEnum(Noise, 'Noise', 'How ln K is taken to scatter about a law.', {
  NORMAL: 'As a normal distribution.',
  STUDENT_T: 'As Student’s t with four degrees of freedom: single runs may go astray.',
});

export enum FigureName {
  CRITICAL_BATCH_SIZE = 'criticalBatchSize',
  LIMIT_STEPS = 'limitSteps',
  LEAST_WORK = 'leastWork',
  SAVING = 'saving',
}
declareEnum(FigureName, 'FigureName', 'Figures of the best law that have intervals by two methods.', {
  CRITICAL_BATCH_SIZE: 'b*, in examples.',
  LIMIT_STEPS: 'K∞, in steps.',
  LEAST_WORK: 'Least N, in examples.',
  SAVING: 'N(batchSize) over the least N.',
});

declareEnum(Answer, 'Answer', 'The three honest answers (docs/equations.md, section 4).', {
  MINIMISER: 'N(b) has an interior minimum, and its interval lies inside the tested range.',
  NO_MINIMUM: 'N only rises with b: there is a free range and a knee.',
  NOT_IDENTIFIED: 'The runs cannot tell; the reason says why.',
});

/** The API's words for theory's: the value of each member is what theory writes. */
export enum LawName {
  ARMIJO_BOUND = 'armijoBound',
  BLURRED_BOUND = 'blurredBound',
  NOISE_SCALE = 'noiseScale',
  POWER = 'power',
  CURVATURE = 'curvature',
}
declareEnum(LawName, 'LawName', 'The laws of K(b) that are fitted (docs/equations.md, section 3).', {
  ARMIJO_BOUND: 'K∞·b/(b − b_min).',
  BLURRED_BOUND: 'armijoBound with the pole blurred by a width w.',
  NOISE_SCALE: 'K∞·(1 + B/b): no minimum of N, only a knee.',
  POWER: 'K∞·(1 + (B/b)^a): a minimum where a > 1.',
  CURVATURE: 'A parabola of ln K in ln b, which claims nothing beyond the data.',
});

export enum CriticalBatchSizeDefinition {
  MINIMISER_OF_N = 'MINIMISER_OF_N',
}
declareEnum(
  CriticalBatchSizeDefinition,
  'CriticalBatchSizeDefinition',
  'Which of the things called critical batch size a number is.',
  { MINIMISER_OF_N: 'The batch size of least work N(b) = b·K(b).' },
);

export enum IntervalMethod {
  MODEL_AVERAGED_PROFILE_LIKELIHOOD = 'MODEL_AVERAGED_PROFILE_LIKELIHOOD',
  PARAMETRIC_BOOTSTRAP = 'PARAMETRIC_BOOTSTRAP',
}
declareEnum(IntervalMethod, 'IntervalMethod', 'How intervals are got (docs/equations.md, section 4).', {
  MODEL_AVERAGED_PROFILE_LIKELIHOOD:
    'Where the tail probabilities of the laws’ profile likelihoods, averaged by weight, are half of what the level leaves.',
  PARAMETRIC_BOOTSTRAP: 'Quantiles of refits to runs drawn from each fitted law, pooled by weight.',
});

export enum ConditionName {
  BEST_LAW_HAS_INTERIOR_MINIMUM = 'BEST_LAW_HAS_INTERIOR_MINIMUM',
  INTERVAL_INSIDE_TESTED_RANGE = 'INTERVAL_INSIDE_TESTED_RANGE',
  NO_RIVAL_WITHOUT_MINIMUM = 'NO_RIVAL_WITHOUT_MINIMUM',
  NO_RIVAL_WITH_MINIMUM = 'NO_RIVAL_WITH_MINIMUM',
  DEEP_MINIMUM_RULED_OUT = 'DEEP_MINIMUM_RULED_OUT',
}
declareEnum(ConditionName, 'ConditionName', 'The conditions of a minimiser, and of “no minimum”.', {
  BEST_LAW_HAS_INTERIOR_MINIMUM: 'The best law’s minimum lies inside the tested range.',
  INTERVAL_INSIDE_TESTED_RANGE: 'So does the whole interval of b*.',
  NO_RIVAL_WITHOUT_MINIMUM: 'No law without a minimum is within 2 AICc of the best.',
  NO_RIVAL_WITH_MINIMUM:
    'No law with a minimum inside the tested range is within 2 AICc of the best ("no minimum" asks for it).',
  DEEP_MINIMUM_RULED_OUT:
    'A minimum more than 10 % deep is improbable under the laws, averaged by weight ("no minimum" asks for it).',
});

export enum NotIdentifiedReason {
  TOO_FEW_BATCH_SIZES = 'TOO_FEW_BATCH_SIZES',
  TOO_FEW_CROSSINGS = 'TOO_FEW_CROSSINGS',
  EVERYTHING_CENSORED = 'EVERYTHING_CENSORED',
  LAWS_DISAGREE = 'LAWS_DISAGREE',
  MINIMUM_OUTSIDE_TESTED_RANGE = 'MINIMUM_OUTSIDE_TESTED_RANGE',
  INTERVAL_OUTSIDE_TESTED_RANGE = 'INTERVAL_OUTSIDE_TESTED_RANGE',
  NO_CONVERGENCE = 'NO_CONVERGENCE',
}
declareEnum(NotIdentifiedReason, 'NotIdentifiedReason', 'Why the runs cannot tell.', {
  TOO_FEW_BATCH_SIZES: 'Too few batch sizes have runs that met the target.',
  TOO_FEW_CROSSINGS: 'Too few runs met the target.',
  EVERYTHING_CENSORED: 'No run met the target.',
  LAWS_DISAGREE: 'Laws with and without a minimum explain the runs about equally well.',
  MINIMUM_OUTSIDE_TESTED_RANGE: 'The minimum lies outside the batch sizes tried.',
  INTERVAL_OUTSIDE_TESTED_RANGE: 'The interval reaches outside the batch sizes tried.',
  NO_CONVERGENCE: 'No law could be fitted.',
});
