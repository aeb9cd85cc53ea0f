import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Long } from '../../platform/scalar/long.ts';
import { Sweep } from './sweep.type.ts';

@InputType({ description: 'One run to add.' })
export class RunToAddInput {
  @Field(() => Int, { description: 'Batch size, at most the training examples.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed.' })
  seed!: number;

  @Field(() => Long, {
    nullable: true,
    description:
      'Examples after which it stops, right-censored: at least its batch size, at most what runs of the sweep may see, which is taken if absent.',
  })
  maxExamples?: number | null;
}

@InputType({
  description:
    'Runs to add to a sweep: every batch size with every seed, or else single runs, as suggestedRuns names them.',
})
export class AddRunsInput {
  @Field(() => ID, { description: 'The sweep; one that has finished is opened again.' })
  sweepId!: string;

  @Field(() => [Int], {
    nullable: true,
    description: 'Batch sizes, each at most the training examples; absent where runs are given.',
  })
  batchSizes?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Seeds to try at each of them; absent where runs are given.',
  })
  seeds?: number[] | null;

  @Field(() => [RunToAddInput], {
    nullable: true,
    description:
      'Single runs, at most 1000, done in this order; absent where batch sizes and seeds are given.',
  })
  runs?: RunToAddInput[] | null;
}

@InputType({ description: 'What a sweep may spend from now on; what is absent stays as it is.' })
export class RaiseBudgetInput {
  @Field(() => ID, {
    description: 'The sweep; one that has finished is opened again if that gives it something to do.',
  })
  sweepId!: string;

  @Field(() => Long, {
    nullable: true,
    description:
      'Examples after which a run stops: at least what it was. Runs that stopped there go on from their checkpoints.',
  })
  maxExamplesPerRun?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Device seconds that an adaptive sweep may spend in all: at least what it was. A plan that its budget ended goes on.',
  })
  deviceSecondsBudget?: number | null;
}

@InputType({ description: 'The sweep whose failed runs are tried again.' })
export class RetryFailedRunsInput {
  @Field(() => ID, { description: 'The sweep; it is opened again where a run of it has failed.' })
  sweepId!: string;
}

@InputType({ description: 'Runs of one sweep to stop.' })
export class CancelRunsInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;

  @Field(() => [ID], { description: 'Runs of it, 1000 at most; those that have ended stay as they are.' })
  runIds!: string[];
}

@PayloadType('The sweep with its runs changed, or what to mend.')
export class ChangeRunsPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;

  @Field(() => Int, { description: 'How many runs were added, queued anew, or stopped (or asked to).' })
  runs!: number;
}
