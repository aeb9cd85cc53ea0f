import { Answer } from '@critbatch/prisma/generated/enums';
import { registerEnumType } from 'type-graphql';

export { Answer };

export enum Noise {
  NORMAL = 'normal',
  STUDENT_T = 'studentT',
}
registerEnumType(Noise, {
  name: 'Noise',
  description: 'How ln K is taken to scatter about a law.',
  valuesConfig: {
    NORMAL: { description: 'As a normal distribution.' },
    STUDENT_T: { description: 'As Student’s t with four degrees of freedom: single runs may go astray.' },
  },
});

export enum FigureName {
  CRITICAL_BATCH_SIZE = 'criticalBatchSize',
  LIMIT_STEPS = 'limitSteps',
  LEAST_WORK = 'leastWork',
  SAVING = 'saving',
}
registerEnumType(FigureName, {
  name: 'FigureName',
  description: 'Figures of the best law that have intervals by two methods.',
  valuesConfig: {
    CRITICAL_BATCH_SIZE: { description: 'b*, in examples.' },
    LIMIT_STEPS: { description: 'K∞, in steps.' },
    LEAST_WORK: { description: 'Least N, in examples.' },
    SAVING: { description: 'N(batchSize) over the least N.' },
  },
});

registerEnumType(Answer, {
  name: 'Answer',
  description: 'The three honest answers (docs/equations.md, section 4).',
  valuesConfig: {
    MINIMISER: {
      description: 'N(b) has an interior minimum, and its interval lies inside the tested range.',
    },
    NO_MINIMUM: { description: 'N only rises with b: there is a free range and a knee.' },
    NOT_IDENTIFIED: { description: 'The runs cannot tell; the reason says why.' },
  },
});

/** The API's words for theory's: the value of each member is what theory writes. */
export enum LawName {
  ARMIJO_BOUND = 'armijoBound',
  BLURRED_BOUND = 'blurredBound',
  NOISE_SCALE = 'noiseScale',
  POWER = 'power',
  CURVATURE = 'curvature',
}
registerEnumType(LawName, {
  name: 'LawName',
  description: 'The laws of K(b) that are fitted (docs/equations.md, section 3).',
  valuesConfig: {
    ARMIJO_BOUND: { description: 'K∞·b/(b − b_min).' },
    BLURRED_BOUND: { description: 'armijoBound with the pole blurred by a width w.' },
    NOISE_SCALE: { description: 'K∞·(1 + B/b): no minimum of N, only a knee.' },
    POWER: { description: 'K∞·(1 + (B/b)^a): a minimum where a > 1.' },
    CURVATURE: { description: 'A parabola of ln K in ln b, which claims nothing beyond the data.' },
  },
});

export enum CriticalBatchSizeDefinition {
  MINIMISER_OF_N = 'MINIMISER_OF_N',
}
registerEnumType(CriticalBatchSizeDefinition, {
  name: 'CriticalBatchSizeDefinition',
  description: 'Which of the things called critical batch size a number is.',
  valuesConfig: { MINIMISER_OF_N: { description: 'The batch size of least work N(b) = b·K(b).' } },
});

export enum IntervalMethod {
  MODEL_AVERAGED_PROFILE_LIKELIHOOD = 'MODEL_AVERAGED_PROFILE_LIKELIHOOD',
  PARAMETRIC_BOOTSTRAP = 'PARAMETRIC_BOOTSTRAP',
}
registerEnumType(IntervalMethod, {
  name: 'IntervalMethod',
  description: 'How intervals are got (docs/equations.md, section 4).',
  valuesConfig: {
    MODEL_AVERAGED_PROFILE_LIKELIHOOD: {
      description:
        'Where the tail probabilities of the laws’ profile likelihoods, averaged by weight, are half of what the level leaves.',
    },
    PARAMETRIC_BOOTSTRAP: {
      description: 'Quantiles of refits to runs drawn from each fitted law, pooled by weight.',
    },
  },
});

export enum ConditionName {
  BEST_LAW_HAS_INTERIOR_MINIMUM = 'BEST_LAW_HAS_INTERIOR_MINIMUM',
  INTERVAL_INSIDE_TESTED_RANGE = 'INTERVAL_INSIDE_TESTED_RANGE',
  NO_RIVAL_WITHOUT_MINIMUM = 'NO_RIVAL_WITHOUT_MINIMUM',
  NO_RIVAL_WITH_MINIMUM = 'NO_RIVAL_WITH_MINIMUM',
  DEEP_MINIMUM_RULED_OUT = 'DEEP_MINIMUM_RULED_OUT',
}
registerEnumType(ConditionName, {
  name: 'ConditionName',
  description: 'The conditions of a minimiser, and of “no minimum”.',
  valuesConfig: {
    BEST_LAW_HAS_INTERIOR_MINIMUM: { description: 'The best law’s minimum lies inside the tested range.' },
    INTERVAL_INSIDE_TESTED_RANGE: { description: 'So does the whole interval of b*.' },
    NO_RIVAL_WITHOUT_MINIMUM: { description: 'No law without a minimum is within 2 AICc of the best.' },
    NO_RIVAL_WITH_MINIMUM: {
      description:
        'No law with a minimum inside the tested range is within 2 AICc of the best ("no minimum" asks for it).',
    },
    DEEP_MINIMUM_RULED_OUT: {
      description:
        'A minimum more than 10 % deep is improbable under the laws, averaged by weight ("no minimum" asks for it).',
    },
  },
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
registerEnumType(NotIdentifiedReason, {
  name: 'NotIdentifiedReason',
  description: 'Why the runs cannot tell.',
  valuesConfig: {
    TOO_FEW_BATCH_SIZES: { description: 'Too few batch sizes have runs that met the target.' },
    TOO_FEW_CROSSINGS: { description: 'Too few runs met the target.' },
    EVERYTHING_CENSORED: { description: 'No run met the target.' },
    LAWS_DISAGREE: { description: 'Laws with and without a minimum explain the runs about equally well.' },
    MINIMUM_OUTSIDE_TESTED_RANGE: { description: 'The minimum lies outside the batch sizes tried.' },
    INTERVAL_OUTSIDE_TESTED_RANGE: { description: 'The interval reaches outside the batch sizes tried.' },
    NO_CONVERGENCE: { description: 'No law could be fitted.' },
  },
});
