import { Answer } from '@critbatch/prisma/generated/enums';
import type { LawName as TheoryLawName } from '@critbatch/theory';
import { constantCase, lawNames, laws } from '@critbatch/theory';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { Answer };

export enum Noise {
  NORMAL = 'normal',
  STUDENT_T = 'studentT',
}
declareEnum(Noise, 'Noise', 'Distribution of ln K around a law.', {
  NORMAL: 'Normal distribution.',
  STUDENT_T: 'Student’s t with four degrees of freedom, which allows for outliers.',
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
  LEAST_WORK: 'Least work N, in examples.',
  SAVING: 'N(batchSize) divided by the least N.',
});

declareEnum(Answer, 'Answer', 'The three possible answers (docs/equations.md, section 4).', {
  MINIMISER: 'N(b) has an interior minimum, and its interval lies inside the tested range.',
  NO_MINIMUM: 'N(b) only rises with b: there is no minimum, but a free range and a knee.',
  NOT_IDENTIFIED: 'The runs cannot tell. The reason says why.',
});

/** Names of theory's catalogue of laws, in capitals as GraphQL writes an enum. */
export const LawName = Object.fromEntries(lawNames.map((name) => [constantCase(name), name]));
export type LawName = TheoryLawName;
declareEnum(
  LawName,
  'LawName',
  'The laws of K(b) that are fitted (docs/equations.md, section 3).',
  Object.fromEntries(lawNames.map((name) => [constantCase(name), laws[name].meaning])),
);

export enum CriticalBatchSizeDefinition {
  MINIMISER_OF_N = 'MINIMISER_OF_N',
}
declareEnum(
  CriticalBatchSizeDefinition,
  'CriticalBatchSizeDefinition',
  'Meaning of the term critical batch size.',
  { MINIMISER_OF_N: 'The batch size with the least work N(b) = b·K(b).' },
);

export enum IntervalMethod {
  DISCREPANCY = 'DISCREPANCY',
  MODEL_AVERAGED_PROFILE_LIKELIHOOD = 'MODEL_AVERAGED_PROFILE_LIKELIHOOD',
  PARAMETRIC_BOOTSTRAP = 'PARAMETRIC_BOOTSTRAP',
}
declareEnum(IntervalMethod, 'IntervalMethod', 'Method of an interval (docs/equations.md, section 4).', {
  DISCREPANCY:
    'Slopes of the work under every law with a minimum and a Gaussian process for what no law describes, weighted by how well they predict the mean of every batch size.',
  MODEL_AVERAGED_PROFILE_LIKELIHOOD:
    'Profile likelihoods of all laws with a minimum, averaged by weight. Each end leaves half of the remaining probability outside.',
  PARAMETRIC_BOOTSTRAP:
    'Quantiles of fits to runs that were simulated from each fitted law, pooled by weight.',
});

export enum ConditionName {
  BEST_LAW_HAS_INTERIOR_MINIMUM = 'BEST_LAW_HAS_INTERIOR_MINIMUM',
  INTERVAL_INSIDE_TESTED_RANGE = 'INTERVAL_INSIDE_TESTED_RANGE',
  NO_RIVAL_WITHOUT_MINIMUM = 'NO_RIVAL_WITHOUT_MINIMUM',
  MINIMUM_WORTH_HAVING = 'MINIMUM_WORTH_HAVING',
  NO_RIVAL_WITH_MINIMUM = 'NO_RIVAL_WITH_MINIMUM',
  DEEP_MINIMUM_RULED_OUT = 'DEEP_MINIMUM_RULED_OUT',
}
declareEnum(ConditionName, 'ConditionName', 'Conditions of the answers MINIMISER and NO_MINIMUM.', {
  BEST_LAW_HAS_INTERIOR_MINIMUM: 'The best law’s minimum lies inside the tested range.',
  INTERVAL_INSIDE_TESTED_RANGE: 'All of lawsCriticalBatchSize’s interval lies inside the tested range.',
  NO_RIVAL_WITHOUT_MINIMUM: 'No law without a minimum inside the tested range is within 2 AICc of the best.',
  MINIMUM_WORTH_HAVING:
    'The lower end of criticalBatchSize lies inside the tested range, or the smallest batch size that arrived costs more than 10 % above the least with a probability of 90 %, which is then the figure.',
  NO_RIVAL_WITH_MINIMUM:
    'No law with a minimum inside the tested range is within 2 AICc of the best. Condition of NO_MINIMUM.',
  DEEP_MINIMUM_RULED_OUT:
    'A minimum more than 10 % deep is improbable under the laws, averaged by weight. Condition of NO_MINIMUM.',
});

export enum NotIdentifiedReason {
  TOO_FEW_BATCH_SIZES = 'TOO_FEW_BATCH_SIZES',
  TOO_FEW_CROSSINGS = 'TOO_FEW_CROSSINGS',
  EVERYTHING_CENSORED = 'EVERYTHING_CENSORED',
  LAWS_DISAGREE = 'LAWS_DISAGREE',
  MINIMUM_OUTSIDE_TESTED_RANGE = 'MINIMUM_OUTSIDE_TESTED_RANGE',
  INTERVAL_OUTSIDE_TESTED_RANGE = 'INTERVAL_OUTSIDE_TESTED_RANGE',
  MINIMUM_MAY_BE_SHALLOW = 'MINIMUM_MAY_BE_SHALLOW',
  NO_CONVERGENCE = 'NO_CONVERGENCE',
}
declareEnum(NotIdentifiedReason, 'NotIdentifiedReason', 'Why the runs cannot tell the answer.', {
  TOO_FEW_BATCH_SIZES: 'Too few batch sizes have runs that reached the target.',
  TOO_FEW_CROSSINGS: 'Too few runs reached the target.',
  EVERYTHING_CENSORED: 'No run reached the target.',
  LAWS_DISAGREE: 'Laws with and without a minimum explain the runs about equally well.',
  MINIMUM_OUTSIDE_TESTED_RANGE: 'The minimum lies outside the tested batch sizes.',
  INTERVAL_OUTSIDE_TESTED_RANGE: 'The interval reaches outside the tested batch sizes.',
  MINIMUM_MAY_BE_SHALLOW: 'The smallest batch size may need hardly more work than the least.',
  NO_CONVERGENCE: 'No law could be fitted.',
});
