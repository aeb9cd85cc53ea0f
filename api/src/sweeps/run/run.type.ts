import { RunOutcome, RunStatus } from '@critbatch/prisma/generated/enums';
import type { ErrorCode } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Long } from '../../platform/scalar/long.ts';

declareEnum(RunStatus, 'RunStatus', 'Where a run stands.', {
  QUEUED: 'Waiting for a worker.',
  CLAIMED: 'Held by a worker that has not reported yet.',
  RUNNING: 'Being trained.',
  SUCCEEDED: 'Ended with an outcome.',
  FAILED: 'Given up after a fault.',
  CANCELED: 'Stopped by somebody.',
  STALE: 'Lost by its worker and waiting for another.',
});

declareEnum(RunOutcome, 'RunOutcome', 'Why training ended.', {
  TARGETS_REACHED: 'Every target was met.',
  BUDGET_SPENT: 'The examples were used up first; unmet targets are right-censored.',
  DIVERGED: 'The loss became NaN or infinite; left out of the estimate.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Why a run or an attempt failed.' })
export class RunFailure {
  @Field(() => String, { description: 'Stable code of docs/errors.md.' })
  code!: ErrorCode | string;

  @Field(() => String, { description: 'What happened, in a sentence.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether another attempt can succeed.' })
  retryable!: boolean;
}

@Allow(teamHolding('read', 'worker'))
@ObjectType({ implements: Node, description: 'One cell of a sweep: one batch size, one seed.' })
export class Run extends Node {
  @Field(() => Int, { description: 'Examples in one mini-batch.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Fixes data order and first parameters.' })
  seed!: number;

  @Field(() => RunStatus, { description: 'Where it stands.' })
  status!: RunStatus;

  @Field(() => RunOutcome, { nullable: true, description: 'Why training ended; null before.' })
  outcome!: RunOutcome | null;

  @Field(() => Long, {
    nullable: true,
    description:
      'Examples after which it stops, where a plan has set it a cap of its own; null for the sweep’s.',
  })
  maxExamples!: bigint | null;

  @Field(() => Long, { description: 'Optimiser steps done.' })
  step!: bigint;

  @Field(() => Long, { description: 'Training examples seen, repetitions counted.' })
  examplesSeen!: bigint;

  @Field(() => Float, { description: 'Device seconds spent in training steps.' })
  deviceSeconds!: number;

  @Field(() => Int, {
    description:
      'Attempts of workers that were heard of: a released one is not counted, and a retry starts anew.',
  })
  attemptCount!: number;

  @Field(() => DateTime, { description: 'When it was queued.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was first claimed.' })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  finishedAt!: Date | null;
}

export const RunConnection = connectionOf('Run', () => Run);
