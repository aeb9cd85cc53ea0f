import { Field, Float, InputType, Int } from 'type-graphql';
import { HeldRunInput } from '../lease/heldRun.input.ts';

@InputType({ description: 'A training of 40 steps from the start of a run.' })
export class RateTrialInput {
  @Field(() => Float, { description: 'Base learning rate; above 0.' })
  learningRate!: number;

  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Training loss before the first step; null if it was not finite.',
  })
  firstLoss?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Training loss after the last step; null if it was not finite.',
  })
  lastLoss?: number | null;
}

@InputType({ description: 'Gradient at one step of a probe, measured before the next step.' })
export class GradientLookInput {
  @Field(() => Int, { description: 'Step, from 0.' })
  step!: number;

  @Field(() => Float, { description: 'Training loss on at least 1,000 examples.' })
  trainingLoss!: number;

  @Field(() => Float, {
    description: 'Unbiased estimate of ‖G‖² (docs/equations.md (N2)); it may be negative.',
  })
  squaredGradientNorm!: number;

  @Field(() => Float, {
    description: 'Unbiased estimate of tr(Σ), the variance of the per-example gradient; it may be negative.',
  })
  covarianceTrace!: number;

  @Field(() => Float, { nullable: true, description: 'Step size applied last; null at step 0.' })
  stepSize?: number | null;
}

@InputType({ description: 'What the probe before the first run of a sweep found.' })
export class ReportRateProbeInput extends HeldRunInput {
  @Field(() => [RateTrialInput], {
    description: 'Trials, at most 25; none for a line search. Without any, the sweep goes on as it is.',
  })
  trials!: RateTrialInput[];

  @Field(() => [GradientLookInput], {
    nullable: true,
    description:
      'Gradients during 40 steps of the sweep’s own policy at middleBatchSize, e.g. at steps 0, 10, 20 and 40; at most 20. Without any, b* is not estimated from gradients.',
  })
  gradients?: GradientLookInput[];

  @Field(() => Float, { description: 'Device seconds that the trials took together.' })
  deviceSeconds!: number;
}
