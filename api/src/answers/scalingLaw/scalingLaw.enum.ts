import type {
  ScaledQuantity as TheoryScaledQuantity,
  ScalingVariable as TheoryScalingVariable,
} from '@critbatch/theory';
import { declareWords } from '../../platform/scalar/declareEnum.ts';

/** The API's words are theory's. */
export type ScaledQuantity = TheoryScaledQuantity;
export const ScaledQuantity = declareWords<ScaledQuantity>(
  'ScaledQuantity',
  'A batch size that changes with what a study scales.',
  {
    CRITICAL_BATCH_SIZE: 'b*.',
    WITHIN_TENTH: 'The largest batch size that costs at most 10 % more work than the least.',
    WITHIN_FIFTH: 'The largest that costs at most 20 % more.',
    WITHIN_HALF: 'The largest that costs at most 50 % more.',
    LEAST_LOSS: 'The batch size with the least loss at a budget.',
  },
);

export type ScalingVariable = TheoryScalingVariable;
export const ScalingVariable = declareWords<ScalingVariable>(
  'ScalingVariable',
  'What a batch size changes with.',
  {
    SIZE: 'The size of a stage: parameters of its model, unless the study scales something else.',
    DATA: 'Examples that a run takes to the target at the least work.',
    COMPUTE: 'Both, multiplied.',
    LOSS: 'The loss that the runs are to reach.',
  },
);
