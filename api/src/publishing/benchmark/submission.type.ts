import { RunOutcome, RunStatus, SweepOrigin } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Answer } from '../../answers/estimate/estimate.enum.ts';
import { Allow, benchmarkReaders, whoeverReadsTheParent } from '../../platform/access/rule.ts';
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
  description:
    'A team’s sweep on a leaderboard, with its figures as they were recomputed when it was handed in.',
})
export class Submission extends Node {
  @Field(() => SubmissionStatus, { description: 'Whether it stands.' })
  status!: SubmissionStatus;

  @Field(() => SubmissionTrust, { description: 'How far it can be trusted.' })
  trust!: SubmissionTrust;

  @Field(() => SweepOrigin, {
    description: 'How its runs came here. An IMPORTED one is listed, and not ranked.',
  })
  origin!: SweepOrigin;

  @Field(() => Int, { description: 'Batch size that it is scored at.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Runs behind it, of all batch sizes.' })
  runCount!: number;

  @Field(() => Answer, { description: 'What its runs say of b*.' })
  answer!: Answer;

  @Field(() => String, { description: 'SHA-256 of all that the score was computed from.' })
  evidenceHash!: string;

  @Field(() => String, { description: 'Version of the code that computed it.' })
  codeVersion!: string;

  @Field(() => DateTime, { description: 'When it was handed in.' })
  submittedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was withdrawn or removed; null while it stands.',
  })
  endedAt!: Date | null;
}

export const SubmissionConnection = connectionOf('Submission', () => Submission);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A score: less is better (docs/equations.md, section 11).' })
export class Score {
  @Field(() => Float, {
    nullable: true,
    description: 'Median over the seeds; null for infinite: half of them missed, or more.',
  })
  value!: number | null;

  @Field(() => Float, { description: 'Lower end of its interval.' })
  lower!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper end of its interval; null for infinite: a seed missed.',
  })
  upper!: number | null;

  @Field(() => Float, { description: 'Level of the interval, e.g. 0.95.' })
  level!: number;

  @Field(() => Int, { description: 'Seeds behind the median.' })
  seeds!: number;

  @Field(() => Int, { description: 'Of these, runs that never reached the target; they count as infinite.' })
  misses!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A run behind a submission, as it was when that was handed in.' })
export class SubmittedRun {
  @Field(() => ID, { description: 'Names the run among those of its submission.' })
  runId!: string;

  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed.' })
  seed!: number;

  @Field(() => RunStatus, { description: 'How it had ended.' })
  status!: RunStatus;

  @Field(() => RunOutcome, { nullable: true, description: 'Outcome, where it succeeded.' })
  outcome!: RunOutcome | null;

  @Field(() => Long, {
    nullable: true,
    description: 'Last evaluation before the target was met; null without a log that counts.',
  })
  lowerSteps!: number | null;

  @Field(() => Long, {
    nullable: true,
    description: 'First evaluation that met the target; null for a miss.',
  })
  upperSteps!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What that took, in the unit of the ranking; null for a miss.',
  })
  figure!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the evaluations that the crossing was read from.',
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
  @Field(() => ID, { description: 'runId of the run that it is of.' })
  runId!: string;
}

export const SubmittedLogPointConnection = connectionOf('SubmittedLogPoint', () => SubmittedLogPoint);

@Allow(benchmarkReaders)
@ObjectType({ description: 'A submission that another team runs again, with seeds of its own.' })
export class Replication {
  @Field(() => Float, {
    nullable: true,
    description: 'Replicated ÷ submitted; null while it runs, and where there is none.',
  })
  ratio!: number | null;

  @Field(() => Float, { nullable: true, description: 'The least ratio that both intervals allow.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'The greatest; null for infinite, too.' })
  upper!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the intervals overlap; null while it runs.' })
  agrees!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether all its runs were attested by others than its team; null while it runs.',
  })
  isAttested!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether nobody has been in both teams since the submission’s sweep was made, and no seed is the submission’s; null while it runs. Only one that is attested, independent and agrees makes a submission REPLICATED.',
  })
  isIndependent!: boolean | null;

  @Field(() => DateTime, { description: 'When it was queued.' })
  queuedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it runs.' })
  endedAt!: Date | null;
}

@Allow(benchmarkReaders)
@ObjectType({
  implements: Node,
  description:
    'A team’s doubt about a submission, or its own team’s objection to a mismatch, decided by the benchmark’s team.',
})
export class Dispute extends Node {
  @Field(() => DisputeStatus, { description: 'What became of it.' })
  status!: DisputeStatus;

  @Field(() => String, { description: 'What is doubted, and why.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Why it was decided so; null while it is open.' })
  decision!: string | null;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;
}
