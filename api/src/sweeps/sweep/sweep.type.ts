import { AnswerStatus, SweepOrigin, SweepStatus, TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { TeamItem } from '../../platform/item/teamItem.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Long } from '../../platform/scalar/long.ts';

declareEnum(SweepStatus, 'SweepStatus', 'Status of a sweep.', {
  RUNNING: 'Runs are queued or being trained, or it is paused (isPaused).',
  FINISHED: 'Every run has ended.',
  CANCELED: 'It was canceled.',
});

declareEnum(AnswerStatus, 'AnswerStatus', 'Whether the answer of a sweep counts every run.', {
  COUNTING: 'Not yet: runs are open, or the last of them are being counted.',
  COMPLETE:
    'The sweep has ended, and estimate, recommendation and budgetAnswer count every run that came to a result.',
  LATE: 'The sweep ended ten minutes ago, and its last runs are not counted yet. The answer still comes.',
  FAILED:
    'The sweep has ended, and counting its last runs failed with an error, which is in the log of the operator. It is tried again when Critbatch starts.',
});

declareEnum(
  SweepOrigin,
  'SweepOrigin',
  'Origin of the runs of a sweep: who was asked to train them. For who did, see attestedRuns.',
  {
    TRAINED:
      'The runs are queued for all workers of the team. Everybody who has a worker token of the team can claim and report them.',
    REPORTED: 'A program of the team trains the runs and reports them. It claims them by sweepId.',
    IMPORTED: 'The runs were imported from a file. Workers get none of them, and no runs can be added.',
  },
);

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'Number of a sweep’s runs in each status, and of those that ended badly by kind.',
})
export class RunCounts {
  @Field(() => Int, { description: 'All runs together.' })
  total!: number;

  @Field(() => Int, { description: 'Waiting for a worker.' })
  queued!: number;

  @Field(() => Int, { description: 'Held by a worker that has not reported yet.' })
  claimed!: number;

  @Field(() => Int, { description: 'Being trained.' })
  running!: number;

  @Field(() => Int, { description: 'Ended with an outcome.' })
  succeeded!: number;

  @Field(() => Int, { description: 'Failed with an error.' })
  failed!: number;

  @Field(() => Int, { description: 'Failed runs whose batch size is too large for the memory of a device.' })
  tooLarge!: number;

  @Field(() => Int, {
    description: 'Succeeded runs whose loss became NaN or infinite: the answer leaves them out.',
  })
  diverged!: number;

  @Field(() => Int, { description: 'Succeeded runs that were stopped early as hopeless.' })
  hopeless!: number;

  @Field(() => Int, { description: 'Canceled by a user or by the plan.' })
  canceled!: number;

  @Field(() => Int, { description: 'Lost by their worker, waiting for another one.' })
  stale!: number;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: [Node, TeamItem],
  description:
    'A sweep trains one model on one data set under one step-size policy, at several batch sizes and seeds.',
})
export class Sweep extends TeamItem {
  @Field(() => Int, { description: 'Number within the team, from 1.' })
  number!: number;

  @Field(() => [Int], { description: 'Batch sizes tried, ascending, in examples.' })
  batchSizes!: number[];

  @Field(() => [Int], { description: 'Seeds to try at every batch size.' })
  seeds!: number[];

  @Field(() => Int, { nullable: true, description: 'Batch size that the team uses today, for comparison.' })
  currentBatchSize!: number | null;

  @Field(() => Long, {
    description:
      'Training examples after which a run stops. Targets that it has not reached are then right-censored.',
  })
  maxExamplesPerRun!: bigint;

  @Field(() => TargetMetric, {
    nullable: true,
    description:
      'Metric that counts once maxExamplesPerRun are spent, if the sweep was started for that budget (budgetAnswer). It has no targets then. Null for other sweeps.',
  })
  budgetMetric!: TargetMetric | null;

  @Field(() => Boolean, {
    description: 'Whether its runs keep checkpoints (a trail), so that parts of them can be trained again.',
  })
  leavesTrail!: boolean;

  @Field(() => SweepOrigin, { description: 'Origin of its runs.' })
  origin!: SweepOrigin;

  @Field(() => SweepStatus, { description: 'Status.' })
  status!: SweepStatus;

  @Field(() => Long, {
    description: 'Sequence of its newest event. Subscribe after it to miss nothing.',
  })
  lastEventSequence!: bigint;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its last run ended; null while it runs.' })
  finishedAt!: Date | null;
}

export const SweepConnection = connectionOf('Sweep', () => Sweep);
