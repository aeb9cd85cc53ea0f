import { PredictedQuantity, PredictionRule, Verdict } from '@critbatch/prisma/generated/enums';
import { registerEnumType } from 'type-graphql';

export { PredictedQuantity, PredictionRule, Verdict };

registerEnumType(PredictedQuantity, {
  name: 'PredictedQuantity',
  description: 'What is foretold of a stage.',
  valuesConfig: {
    CRITICAL_BATCH_SIZE: { description: 'b*, in examples.' },
    STEPS: { description: 'K(b*), in steps.' },
    WORK: { description: 'N(b*), in examples.' },
    DEVICE_SECONDS: { description: 'Device seconds of the stage’s sweep, evaluations included.' },
    COST: { description: 'Cost of the stage’s sweep, in the currency of the prediction.' },
  },
});

registerEnumType(PredictionRule, {
  name: 'PredictionRule',
  description: 'How a result is carried to the next size (docs/equations.md, section 7).',
  valuesConfig: {
    NOISE_SCALE_RATIO: { description: 'b* grows as the noise scale does.' },
    POWER_IN_SIZE: { description: 'A power of the size, from two sizes or more.' },
    UNCHANGED: { description: 'As it was, times or divided by an assumed factor.' },
    FORECAST: { description: 'K(b) carried over, step time in proportion to size, summed over the runs.' },
  },
});

registerEnumType(Verdict, {
  name: 'Verdict',
  description: 'How a prediction came out.',
  valuesConfig: {
    INSIDE: { description: 'What came lies inside the interval.' },
    OUTSIDE: { description: 'What came lies outside the interval.' },
    UNDECIDED: { description: 'The stage ended without saying: nothing was identified, or it was canceled.' },
  },
});

export enum StageState {
  PLANNED = 'PLANNED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  CANCELED = 'CANCELED',
}
registerEnumType(StageState, {
  name: 'StageState',
  description: 'How far a stage is.',
  valuesConfig: {
    PLANNED: { description: 'No run of it has started: its predictions can still be registered.' },
    RUNNING: { description: 'Its sweep runs.' },
    DONE: { description: 'Its sweep has ended.' },
    CANCELED: { description: 'Its sweep was stopped.' },
  },
});
