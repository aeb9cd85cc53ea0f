import { declareEnum } from '../../platform/scalar/declareEnum.ts';

// The values are theory's own words.

export enum ResetRule {
  PREVIOUS = 'previous',
  INCREASE = 'increase',
  MAXIMUM = 'maximum',
  EPOCH_MEAN = 'epochMean',
}
declareEnum(ResetRule, 'ResetRule', 'First trial step size of an iteration (docs/equations.md, section 1).', {
  PREVIOUS: 'The step size accepted last.',
  INCREASE: 'The step size accepted last, grown by growthPerEpoch in the course of an epoch.',
  MAXIMUM: 'The initial step size every time.',
  EPOCH_MEAN: 'Twice the mean step size of the last whole epoch, at most maxStepSize.',
});

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
    SQUARE_ROOT: 'base × √(b/referenceBatchSize): usual for Adam and RMSProp.',
    LINEAR: 'base × b/referenceBatchSize: usual for SGD.',
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
  'What a learning rate does after its warm-up (docs/equations.md, section 1b).',
  {
    CONSTANT: 'It stays.',
    COSINE: 'It falls along half a cosine wave to finalShare, over durationExamples.',
    STEP: 'It drops by factor every everyExamples.',
  },
);
