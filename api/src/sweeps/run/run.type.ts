import { RunOutcome, RunStatus } from '@critbatch/prisma/generated/enums';
import type { ErrorCode } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Long } from '../../platform/scalar/long.ts';

declareEnum(RunStatus, 'RunStatus', 'Status of a run.', {
  QUEUED: 'Waiting for a worker.',
  CLAIMED: 'Held by a worker that has not reported yet.',
  RUNNING: 'Being trained.',
  SUCCEEDED: 'Ended with an outcome.',
  FAILED: 'Failed with an error.',
  CANCELED: 'Canceled by a user or by the plan.',
  STALE: 'Lost by its worker, waiting for another one.',
});

declareEnum(RunOutcome, 'RunOutcome', 'Outcome of the training.', {
  TARGETS_REACHED: 'Every target was reached.',
  BUDGET_SPENT: 'The budget of examples was spent first. Targets that were not reached are right-censored.',
  HOPELESS:
    'Stopped early, because it was no better than the untrained model for a long part of its cap (Run.hopeless). Targets that were not reached are right-censored at its cap, as if it had been trained that far.',
  DIVERGED: 'The loss became NaN or infinite. The run is left out of the estimate.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Why a run or an attempt failed.' })
export class RunFailure {
  @Field(() => String, { description: 'Stable error code (docs/errors.md).' })
  code!: ErrorCode | string;

  @Field(() => String, { description: 'What happened, in a sentence.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether another attempt can succeed.' })
  retryable!: boolean;
}

@Allow(teamHolding('read', 'worker'))
@ObjectType({ implements: Node, description: 'One run of a sweep: one batch size and one seed.' })
export class Run extends Node {
  @Field(() => Int, { description: 'Examples in one mini-batch.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed. It determines data order and first parameters.' })
  seed!: number;

  @Field(() => RunStatus, { description: 'Status.' })
  status!: RunStatus;

  @Field(() => RunOutcome, {
    nullable: true,
    description: 'Outcome of the training; null until the run has succeeded.',
  })
  outcome!: RunOutcome | null;

  @Field(() => Long, {
    nullable: true,
    description:
      'Training examples after which this run stops, if a plan set it a cap of its own; null if the sweep’s cap holds.',
  })
  maxExamples!: bigint | null;

  @Field(() => Long, { description: 'Number of optimiser steps done.' })
  step!: bigint;

  @Field(() => Long, { description: 'Training examples seen, counting repetitions.' })
  examplesSeen!: bigint;

  @Field(() => Float, { description: 'Device seconds spent in training steps.' })
  deviceSeconds!: number;

  @Field(() => Int, {
    description:
      'Number of attempts since the last retry, in which the worker reported at least once. Released attempts are not counted.',
  })
  attemptCount!: number;

  @Field(() => [String], {
    description:
      'Kinds of devices whose memory is too small for it. No worker on one of them is given the run until it is retried.',
  })
  tooLargeFor!: string[];

  @Field(() => Boolean, {
    description:
      'Whether it was asked to be canceled. A held run ends at the worker’s next request. With the outcome BUDGET_SPENT, the plan stopped it before its cap, because it could tell no more.',
  })
  cancelRequested!: boolean;

  @Field(() => DateTime, { description: 'When it was queued.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the run was first claimed. Null if it was only claimed to probe a learning rate that nobody has chosen yet.',
  })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  finishedAt!: Date | null;
}

export const RunConnection = connectionOf('Run', () => Run);
