import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Long } from '../../platform/scalar/long.ts';
import { Sweep } from './sweep.type.ts';

@InputType({ description: 'One run to add.' })
export class RunToAddInput {
  @Field(() => Int, { description: 'Batch size, at most the number of training examples.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed.' })
  seed!: number;

  @Field(() => Long, {
    nullable: true,
    description:
      'Training examples after which the run stops, right-censored; at least its batch size, at most the sweep’s maxExamplesPerRun. If absent, maxExamplesPerRun.',
  })
  maxExamples?: number | null;
}

@InputType({
  description:
    'Runs to add to a sweep. Give batchSizes and seeds to add every combination of them, or runs to add single ones, e.g. those of suggestedRuns.',
})
export class AddRunsInput {
  @Field(() => ID, { description: 'The sweep. A finished sweep is opened again.' })
  sweepId!: string;

  @Field(() => [Int], {
    nullable: true,
    description: 'Batch sizes, each at most the number of training examples. Not together with runs.',
  })
  batchSizes?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Seeds to try at each batch size. Not together with runs.',
  })
  seeds?: number[] | null;

  @Field(() => [RunToAddInput], {
    nullable: true,
    description: 'Single runs, at most 1000, queued in this order. Not together with batchSizes and seeds.',
  })
  runs?: RunToAddInput[] | null;
}

@InputType({ description: 'New budget of a sweep. Absent fields stay as they are.' })
export class RaiseBudgetInput {
  @Field(() => ID, {
    description: 'The sweep. A finished sweep is opened again if the new budget lets runs go on.',
  })
  sweepId!: string;

  @Field(() => Long, {
    nullable: true,
    description:
      'Training examples after which a run stops; at least the present value. Runs that stopped there, or were hopeless, resume from their checkpoints.',
  })
  maxExamplesPerRun?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Total device seconds of an adaptive sweep; at least the present value. A plan that ended because its budget was spent goes on.',
  })
  deviceSecondsBudget?: number | null;
}

@InputType({ description: 'Sweep whose failed runs to queue again.' })
export class RetryFailedRunsInput {
  @Field(() => ID, { description: 'The sweep. A finished sweep is opened again if it has failed runs.' })
  sweepId!: string;
}

@InputType({ description: 'Runs of one sweep to cancel.' })
export class CancelRunsInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;

  @Field(() => [ID], {
    description: 'Runs of the sweep, at most 1000. Runs that have ended stay as they are.',
  })
  runIds!: string[];
}

@PayloadType('The sweep with its changed runs, or the errors.')
export class ChangeRunsPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;

  @Field(() => Int, {
    description:
      'Number of runs that were added, queued again, or canceled. Held runs count although they end later.',
  })
  runs!: number;
}
