import { PredictedQuantity, PredictionRule, Verdict } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { PredictedQuantity, PredictionRule, Verdict };

declareEnum(PredictedQuantity, 'PredictedQuantity', 'Quantity that is predicted for a stage.', {
  CRITICAL_BATCH_SIZE: 'b*, in examples.',
  STEPS: 'K(b*), in steps.',
  WORK: 'N(b*), in examples.',
  DEVICE_SECONDS: 'Device seconds of the stage’s sweep, evaluations included.',
  COST: 'Cost of the stage’s sweep, in the currency of the prediction.',
  WORK_FACTOR: 'Work at the batch size that a decision left, divided by work at the one that it moved to.',
  DEVICE_TIME_FACTOR:
    'Device time at the batch size that a decision left, divided by that at the one that it moved to.',
});

declareEnum(
  PredictionRule,
  'PredictionRule',
  'Rule that extends results to the next size (docs/equations.md, section 7).',
  {
    NOISE_SCALE_RATIO: 'b* grows in proportion to the noise scale.',
    POWER_IN_SIZE: 'A power of the size, fitted to two or more sizes.',
    UNCHANGED: 'Unchanged, up to an assumed factor either way.',
    FORECAST:
      'K(b) of the earlier stage, with step times proportional to size, summed over the runs. If a plan chooses the runs: what the earlier plan took, times work and size, up to a factor of 2 either way and the budget.',
  },
);

declareEnum(Verdict, 'Verdict', 'Score of a prediction.', {
  INSIDE: 'The outcome lies inside the interval.',
  OUTSIDE: 'The outcome lies outside the interval.',
  UNDECIDED: 'The stage ended without an outcome: nothing was identified, or it was canceled.',
  HINDCAST:
    'A run of the stage’s sweep had ended, or was imported, before it was registered. It does not count in the record.',
});

export enum StageState {
  PLANNED = 'PLANNED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  CANCELED = 'CANCELED',
}
declareEnum(StageState, 'StageState', 'State of a stage.', {
  PLANNED: 'None of its runs has started. Predictions can still be registered.',
  RUNNING: 'Its sweep is running.',
  DONE: 'Its sweep has ended.',
  CANCELED: 'Its sweep was canceled.',
});
