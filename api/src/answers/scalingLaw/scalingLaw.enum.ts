import type {
  ScaledQuantity as TheoryScaledQuantity,
  ScalingVariable as TheoryScalingVariable,
} from '@critbatch/theory';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

/** The API's words are theory's. */
export const ScaledQuantity = {
  CRITICAL_BATCH_SIZE: 'CRITICAL_BATCH_SIZE',
  WITHIN_TENTH: 'WITHIN_TENTH',
  WITHIN_FIFTH: 'WITHIN_FIFTH',
  WITHIN_HALF: 'WITHIN_HALF',
  LEAST_LOSS: 'LEAST_LOSS',
} as const satisfies Record<TheoryScaledQuantity, TheoryScaledQuantity>;
export type ScaledQuantity = TheoryScaledQuantity;
declareEnum(ScaledQuantity, 'ScaledQuantity', 'A batch size that changes with what a study scales.', {
  CRITICAL_BATCH_SIZE: 'b*.',
  WITHIN_TENTH: 'The largest batch size that costs at most 10 % more work than the least.',
  WITHIN_FIFTH: 'The largest that costs at most 20 % more.',
  WITHIN_HALF: 'The largest that costs at most 50 % more.',
  LEAST_LOSS: 'The batch size with the least loss at a budget.',
});

export const ScalingVariable = {
  SIZE: 'SIZE',
  DATA: 'DATA',
  COMPUTE: 'COMPUTE',
  LOSS: 'LOSS',
} as const satisfies Record<TheoryScalingVariable, TheoryScalingVariable>;
export type ScalingVariable = TheoryScalingVariable;
declareEnum(ScalingVariable, 'ScalingVariable', 'What a batch size changes with.', {
  SIZE: 'The size of a stage: parameters of its model, unless the study scales something else.',
  DATA: 'Examples that a run takes to the target at the least work.',
  COMPUTE: 'Both, multiplied.',
  LOSS: 'The loss that the runs are to reach.',
});
