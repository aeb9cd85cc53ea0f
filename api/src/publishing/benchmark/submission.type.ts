import { RunOutcome, RunStatus, SweepOrigin } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Answer } from '../../answers/estimate/estimate.enum.ts';
import {
  RecommendationMeasure,
  RecommendationRule,
} from '../../answers/recommendation/recommendation.enum.ts';
import { Allow, benchmarkReaders, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import '../../sweeps/run/run.type.ts';
import '../../sweeps/sweep/sweep.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';
import { DisputeStatus, SubmissionStatus, SubmissionTrust } from './benchmark.enum.ts';

@Allow(benchmarkReaders)
@ObjectType({
  implements: Node,
  description: 'A team’s sweep on a leaderboard. Its figures were recomputed when it was submitted.',
})
export class Submission extends Node {
  @Field(() => SubmissionStatus, { description: 'Status.' })
  status!: SubmissionStatus;

  @Field(() => SubmissionTrust, { description: 'How far its logs can be trusted.' })
  trust!: SubmissionTrust;

  @Field(() => SweepOrigin, {
    description: 'Origin of its runs. An IMPORTED submission is listed but not ranked.',
  })
  origin!: SweepOrigin;

  @Field(() => Int, {
    description:
      'Batch size at which it is scored: the nearest to b*, or the one of least figure. Runs of others beside it may be scored, too.',
  })
  batchSize!: number;

  @Field(() => Int, { description: 'Number of its runs, of all batch sizes.' })
  runCount!: number;

  @Field(() => Answer, { description: 'Answer of its runs about b*.' })
  answer!: Answer;

  @Field(() => String, { description: 'SHA-256 of everything that the score was computed from.' })
  evidenceHash!: string;

  @Field(() => String, { description: 'Version of the code that computed it.' })
  codeVersion!: string;

  @Field(() => DateTime, { description: 'When it was submitted.' })
  submittedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was withdrawn or removed; null while it is listed.',
  })
  endedAt!: Date | null;
}

export const SubmissionConnection = connectionOf('Submission', () => Submission);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Score of a submission. Less is better (docs/equations.md, section 11).' })
export class Score {
  @Field(() => Float, {
    nullable: true,
    description:
      'Median over the seeds; null if it is infinite, because half of them or more missed the target.',
  })
  value!: number | null;

  @Field(() => Float, { description: 'Lower end of its interval.' })
  lower!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper end of its interval; null if it is infinite, because a seed missed the target.',
  })
  upper!: number | null;

  @Field(() => Float, { description: 'Level of the interval, e.g. 0.95.' })
  level!: number;

  @Field(() => Int, { description: 'Number of seeds behind the median.' })
  seeds!: number;

  @Field(() => Int, {
    description: 'Number of these seeds that never reached the target. They count as infinite.',
  })
  misses!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'The batch size to use for the target of a benchmark, by the runs of a submission. It tells nothing of prices or of the batch size in use, so that Sweep.recommendation, for readers of the team, may keep another one that is as good.',
})
export class SubmittedRecommendation {
  @Field(() => Int, { description: 'Batch size to use, in examples.' })
  batchSize!: number;

  @Field(() => RecommendationRule, { description: 'Rule that chose it.' })
  rule!: keyof typeof RecommendationRule;

  @Field(() => RecommendationMeasure, { description: 'What it needs little of.' })
  measure!: RecommendationMeasure;

  @Field(() => Interval, {
    nullable: true,
    description:
      'Where the least lies: of device time if the rule is LEAST_DEVICE_TIME, otherwise of work. Null if that is not known.',
  })
  least!: Interval | null;

  @Field(() => Float, { description: 'Level of that interval, e.g. 0.95.' })
  level!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Its work divided by the least work; at least 1. Null if the least work is not known.',
  })
  workFactor!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A run of a submission, as it was when it was submitted.' })
export class SubmittedRun {
  @Field(() => ID, { description: 'Id of the run within its submission. It is not a node id.' })
  runId!: string;

  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed.' })
  seed!: number;

  @Field(() => Boolean, { description: 'Whether it is one of the runs that the score is a median over.' })
  isScored!: boolean;

  @Field(() => RunStatus, { description: 'Status of the run.' })
  status!: RunStatus;

  @Field(() => RunOutcome, { nullable: true, description: 'Outcome; null if the run did not succeed.' })
  outcome!: RunOutcome | null;

  @Field(() => Long, {
    nullable: true,
    description: 'Step of the last evaluation before the target was reached; null without a log that counts.',
  })
  lowerSteps!: number | null;

  @Field(() => Long, {
    nullable: true,
    description: 'Step of the first evaluation that reached the target; null for a miss.',
  })
  upperSteps!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What reaching the target took, in the unit of the ranking; null for a miss.',
  })
  figure!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the evaluations from which lowerSteps and upperSteps were read.',
  })
  logHash!: string | null;
}

export const SubmittedRunConnection = connectionOf('SubmittedRun', () => SubmittedRun);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One evaluation in the log of a submitted run.' })
export class LogPoint {
  @Field(() => Long, { description: 'Step.' })
  step!: bigint;

  @Field(() => Float, { nullable: true, description: 'Training loss on the fixed subset.' })
  trainingLoss!: number | null;

  @Field(() => Float, { nullable: true, description: 'Test loss.' })
  testLoss!: number | null;

  @Field(() => Float, { nullable: true, description: 'Test accuracy.' })
  testAccuracy!: number | null;

  @Field(() => Float, { nullable: true, description: 'Gradient norm.' })
  gradientNorm!: number | null;

  @Field(() => Float, { description: 'Device seconds of training so far.' })
  deviceSeconds!: number;
}

export const LogPointConnection = connectionOf('LogPoint', () => LogPoint);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One evaluation in the logs of all submitted runs.' })
export class SubmittedLogPoint extends LogPoint {
  @Field(() => ID, { description: 'Id of the run within its submission (SubmittedRun.runId).' })
  runId!: string;
}

export const SubmittedLogPointConnection = connectionOf('SubmittedLogPoint', () => SubmittedLogPoint);

@Allow(benchmarkReaders)
@ObjectType({ description: 'A submission that another team trains again with other seeds.' })
export class Replication {
  @Field(() => Float, {
    nullable: true,
    description:
      'Replicated score divided by submitted score; null while the replication runs, or if there is no ratio.',
  })
  ratio!: number | null;

  @Field(() => Float, { nullable: true, description: 'Smallest ratio that both intervals allow.' })
  lower!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Largest ratio that both intervals allow; null also if it is infinite.',
  })
  upper!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the two intervals overlap; null while the replication runs.',
  })
  agrees!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether all its runs were attested, and not by its own team; null while the replication runs.',
  })
  isAttested!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether no user has been in both teams since the submission’s sweep was made, and no seed is used in both; null while the replication runs. A submission is REPLICATED only if a replication is attested, is independent and agrees.',
  })
  isIndependent!: boolean | null;

  @Field(() => DateTime, { description: 'When it was queued.' })
  queuedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the replication ended; null while it runs.' })
  endedAt!: Date | null;
}

@Allow(benchmarkReaders)
@ObjectType({
  implements: Node,
  description:
    'A team’s objection to a submission, or the submitter’s objection to a mismatch. The benchmark’s team decides it.',
})
export class Dispute extends Node {
  @Field(() => DisputeStatus, { description: 'Status.' })
  status!: DisputeStatus;

  @Field(() => String, { description: 'What is disputed, and why.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reason for the decision; null while the dispute is open.',
  })
  decision!: string | null;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;
}
