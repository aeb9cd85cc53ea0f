import { registerEnumType } from 'type-graphql';

// The values are theory's own words.

export enum ResetRule {
  PREVIOUS = 'previous',
  INCREASE = 'increase',
  MAXIMUM = 'maximum',
  EPOCH_MEAN = 'epochMean',
}
registerEnumType(ResetRule, {
  name: 'ResetRule',
  description: 'First trial step size of an iteration (docs/equations.md, section 1).',
  valuesConfig: {
    PREVIOUS: { description: 'The step size accepted last.' },
    INCREASE: {
      description: 'The step size accepted last, grown by growthPerEpoch in the course of an epoch.',
    },
    MAXIMUM: { description: 'The initial step size every time.' },
    EPOCH_MEAN: { description: 'Twice the mean step size of the last whole epoch, at most maxStepSize.' },
  },
});

export enum BatchSizeScaling {
  NONE = 'none',
  SQUARE_ROOT = 'squareRoot',
  LINEAR = 'linear',
}
registerEnumType(BatchSizeScaling, {
  name: 'BatchSizeScaling',
  description: 'How a learning rate depends on the batch size b (docs/equations.md, section 1b).',
  valuesConfig: {
    NONE: { description: 'The same at every batch size.' },
    SQUARE_ROOT: { description: 'base × √(b/referenceBatchSize): usual for Adam and RMSProp.' },
    LINEAR: { description: 'base × b/referenceBatchSize: usual for SGD.' },
  },
});

export enum LearningRateSchedule {
  CONSTANT = 'constant',
  COSINE = 'cosine',
  STEP = 'step',
}
registerEnumType(LearningRateSchedule, {
  name: 'LearningRateSchedule',
  description: 'What a learning rate does after its warm-up (docs/equations.md, section 1b).',
  valuesConfig: {
    CONSTANT: { description: 'It stays.' },
    COSINE: { description: 'It falls along half a cosine wave to finalShare, over durationExamples.' },
    STEP: { description: 'It drops by factor every everyExamples.' },
  },
});
