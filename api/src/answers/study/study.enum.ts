import { PredictedQuantity, PredictionRule, Verdict } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { PredictedQuantity, PredictionRule, Verdict };

declareEnum(PredictedQuantity, 'PredictedQuantity', 'What is foretold of a stage.', {
  CRITICAL_BATCH_SIZE: 'b*, in examples.',
  STEPS: 'K(b*), in steps.',
  WORK: 'N(b*), in examples.',
  DEVICE_SECONDS: 'Device seconds of the stage’s sweep, evaluations included.',
  COST: 'Cost of the stage’s sweep, in the currency of the prediction.',
});

declareEnum(
  PredictionRule,
  'PredictionRule',
  'How a result is carried to the next size (docs/equations.md, section 7).',
  {
    NOISE_SCALE_RATIO: 'b* grows as the noise scale does.',
    POWER_IN_SIZE: 'A power of the size, from two sizes or more.',
    UNCHANGED: 'As it was, times or divided by an assumed factor.',
    FORECAST: 'K(b) carried over, step time in proportion to size, summed over the runs.',
  },
);

declareEnum(Verdict, 'Verdict', 'How a prediction came out.', {
  INSIDE: 'What came lies inside the interval.',
  OUTSIDE: 'What came lies outside the interval.',
  UNDECIDED: 'The stage ended without saying: nothing was identified, or it was canceled.',
});

export enum StageState {
  PLANNED = 'PLANNED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  CANCELED = 'CANCELED',
}
declareEnum(StageState, 'StageState', 'How far a stage is.', {
  PLANNED: 'No run of it has started: its predictions can still be registered.',
  RUNNING: 'Its sweep runs.',
  DONE: 'Its sweep has ended.',
  CANCELED: 'Its sweep was stopped.',
});
