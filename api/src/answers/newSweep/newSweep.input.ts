import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PolicyInput } from '../../library/policy/policy.input.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Long } from '../../platform/scalar/long.ts';
import { EvaluationCadenceInput, TargetInput } from '../../sweeps/sweep/sweep.input.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { AdaptivePlanInput } from '../plan/plan.input.ts';

@InputType({ description: 'A new sweep; its runs are queued at once.' })
export class CreateSweepInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own it.' })
  teamId!: string;

  @Field(() => String, { nullable: true, description: 'Name; model and data set if absent.' })
  name?: string | null;

  @Field(() => ID, { description: 'Model version to train.' })
  modelId!: string;

  @Field(() => ID, { description: 'Data set version to train on.' })
  datasetId!: string;

  @Field(() => [Int], {
    defaultValue: [],
    description: 'Batch sizes to try, each at most the training examples; none with a plan.',
  })
  batchSizes!: number[];

  @Field(() => [Int], {
    defaultValue: [],
    description: 'Seeds to try at every batch size; none with a plan.',
  })
  seeds!: number[];

  @Field(() => AdaptivePlanInput, {
    nullable: true,
    description: 'For a sweep that chooses its batch sizes and seeds by itself.',
  })
  plan?: AdaptivePlanInput | null;

  @Field(() => [TargetInput], { description: 'What counts as trained; the first is the primary target.' })
  targets!: TargetInput[];

  @Field(() => PolicyInput, { description: 'How step sizes are chosen.' })
  policy!: PolicyInput;

  @Field(() => EvaluationCadenceInput, { description: 'When runs are evaluated.' })
  evaluation!: EvaluationCadenceInput;

  @Field(() => Long, { description: 'Examples after which a run stops.' })
  maxExamplesPerRun!: number;

  @Field(() => Int, { nullable: true, description: '"Yours": the batch size the team trains with today.' })
  currentBatchSize?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'A program of yours trains the runs and reports them: no worker takes one that does not claim it by the sweep.',
  })
  isReported!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether its runs leave checkpoints behind, at most 16 each, so that parts of them can be trained again: a leaderboard then finds a forged log with less work. They are kept for 30 days after the sweep, or for 90 after it was handed in.',
  })
  leavesTrail!: boolean;
}

@PayloadType('The new sweep, or what to mend.')
export class CreateSweepPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;
}
