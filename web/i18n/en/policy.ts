import { optimiserMessages } from '../optimisers.ts';

export const policy = {
  names: { ...optimiserMessages('en').names, OutsidePolicy: 'Not one of ours' },
  reset: 'Armijo, reset {reset}',
  rate: 'learning rate {base}',
  scaling: {
    NONE: 'the same at every batch size',
    SQUARE_ROOT: 'scaled by √(b/{reference})',
    LINEAR: 'scaled by b/{reference}',
  },
  schedule: {
    CONSTANT: 'constant',
    COSINE: 'cosine to {finalShare} of its height over {examples} examples',
    STEP: '× {factor} every {examples} examples',
  },
  warmUp: 'warm-up over {examples} examples',
  rows: {
    rate: 'Learning rate',
    scaling: 'With the batch size',
    schedule: 'Schedule',
    warmUp: 'Warm-up',
    examples: '{examples} examples',
  },
};
