import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { TargetMetric } from '@critbatch/prisma/generated/enums';
import type { EvaluationCadence } from '@critbatch/theory';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PolicyInput } from '../../library/policy/policy.input.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Long } from '../../platform/scalar/long.ts';
import { EvaluationCadenceInput } from '../../sweeps/sweep/evaluationCadence.type.ts';
import { TargetInput } from '../../sweeps/sweep/sweep.input.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { AdaptivePlanInput } from '../plan/plan.input.ts';

@InputType({ description: 'A new sweep. Its runs are queued at once.' })
export class CreateSweepInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own the new object.' })
  teamId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name. If absent, it is made from model and data set.',
  })
  name?: string | null;

  @Field(() => ID, { description: 'Model to train.' })
  modelId!: string;

  @Field(() => ID, { description: 'Data set to train on.' })
  datasetId!: string;

  @Field(() => [Int], {
    defaultValue: [],
    description: 'Batch sizes to try, each at most the number of training examples. Empty with a plan.',
  })
  batchSizes!: number[];

  @Field(() => [Int], {
    defaultValue: [],
    description: 'Seeds to try at every batch size. Empty with a plan.',
  })
  seeds!: number[];

  @Field(() => AdaptivePlanInput, {
    nullable: true,
    description: 'Makes the sweep adaptive: it chooses its batch sizes and seeds.',
  })
  plan?: AdaptivePlanInput | null;

  @Field(() => [TargetInput], {
    defaultValue: [],
    description:
      'Targets: what counts as trained. The first one is the primary target. Empty with budgetMetric.',
  })
  targets!: TargetInput[];

  @Field(() => TargetMetric, {
    nullable: true,
    description:
      'Starts the sweep for a budget in place of targets: every run trains on maxExamplesPerRun examples, and Sweep.budgetAnswer tells which batch size leaves the best value of this metric. A learning rate that decays must end there. Not together with a plan or a stage of a study.',
  })
  budgetMetric?: TargetMetric | null;

  @Field(() => PolicyInput, { description: 'Step-size policy.' })
  policy!: PolicyInput;

  @Field(() => EvaluationCadenceInput, { description: 'Evaluation cadence: when runs are evaluated.' })
  evaluation!: EvaluationCadence;

  @Field(() => Long, { description: 'Training examples after which a run stops.' })
  maxExamplesPerRun!: number;

  @Field(() => Int, { nullable: true, description: 'Batch size that the team uses today, for comparison.' })
  currentBatchSize?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether a program of yours trains and reports the runs. Workers get such a run only if they claim it by sweepId.',
  })
  isReported!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether the first worker trains a few dozen steps before the first run: b* is estimated from their gradients (Sweep.firstEstimates), and a learning rate is tried. If it diverges and a smaller one does not, the sweep is paused until continueSweep says how to go on.',
  })
  isProbed?: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether each run keeps up to 16 checkpoints (a trail), so that parts of it can be trained again to check a submission. They are kept for 30 days after the sweep has ended, or for 90 days after it was submitted.',
  })
  leavesTrail!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Stage of a study that the sweep is for; it must have none yet.',
  })
  studyStageId?: string | null;
}

@PayloadType('The new sweep, or the errors.')
export class CreateSweepPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;
}
