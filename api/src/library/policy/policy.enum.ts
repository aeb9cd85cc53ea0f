import { declareEnum } from '../../platform/scalar/declareEnum.ts';

// The values are theory's own words.

export enum ResetRule {
  PREVIOUS = 'previous',
  INCREASE = 'increase',
  MAXIMUM = 'maximum',
  EPOCH_MEAN = 'epochMean',
}
declareEnum(
  ResetRule,
  'ResetRule',
  'Rule for the first trial step size of a step (docs/equations.md, section 1).',
  {
    PREVIOUS: 'The last accepted step size.',
    INCREASE: 'The last accepted step size, which may grow by growthPerEpoch in the course of an epoch.',
    MAXIMUM: 'The initial step size at every step.',
    EPOCH_MEAN: 'Twice the mean step size of the last whole epoch, at most maxStepSize.',
  },
);

export enum BatchSizeScaling {
  NONE = 'none',
  SQUARE_ROOT = 'squareRoot',
  LINEAR = 'linear',
}
declareEnum(
  BatchSizeScaling,
  'BatchSizeScaling',
  'How a learning rate depends on the batch size b (docs/equations.md, section 1b).',
  {
    NONE: 'The same at every batch size.',
    SQUARE_ROOT: 'base × √(b/referenceBatchSize); usual for Adam and RMSProp.',
    LINEAR: 'base × b/referenceBatchSize; usual for SGD.',
  },
);

export enum LearningRateSchedule {
  CONSTANT = 'constant',
  COSINE = 'cosine',
  STEP = 'step',
}
declareEnum(
  LearningRateSchedule,
  'LearningRateSchedule',
  'How a learning rate changes after its warm-up (docs/equations.md, section 1b).',
  {
    CONSTANT: 'It stays the same.',
    COSINE: 'It falls along half a cosine wave to finalShare, over durationExamples.',
    STEP: 'It drops by factor every everyExamples.',
  },
);
