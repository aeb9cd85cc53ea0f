import { RetrainingVerdict } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Allow, benchmarkReaders, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { PayloadType, WorkerPayload } from '../../platform/input/payload.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';
import { RunCheck } from './runCheck.enum.ts';

declareEnum(RetrainingVerdict, 'RetrainingVerdict', 'Verdict of training a segment again.', {
  MATCHED: 'It gave the same bits as the log.',
  MISMATCHED:
    'Two trainings gave the same result, which differs from the log, on a machine that computes like the one that wrote the log.',
  CANNOT: 'It could not be checked. This says nothing against the log.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'The first value in a segment that differs, as text, so that every bit is visible.',
})
export class RetrainingDifference {
  @Field(() => Long, { description: 'Step of the row.' })
  step!: number;

  @Field(() => String, {
    description: 'Field of the row, or one of: outcome, endStep, checkpoint (its SHA-256), checkpointStep.',
  })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Value in the log.' })
  logged!: string | null;

  @Field(() => String, { nullable: true, description: 'Value from training again.' })
  retrained!: string | null;
}

@Allow(benchmarkReaders)
@ObjectType({ description: 'A segment of a run that was drawn to be trained again.' })
export class Retraining {
  @Field(() => ID, { description: 'Id of the run within its submission (SubmittedRun.runId).' })
  runId!: string;

  @Field(() => Boolean, { description: 'Whether the submission is scored at the batch size of this run.' })
  isScored!: boolean;

  @Field(() => Long, { description: 'Step at which the segment starts: that of a checkpoint, or 0.' })
  fromStep!: bigint;

  @Field(() => Long, { description: 'Step at which the segment ends.' })
  toStep!: bigint;

  @Field(() => RetrainingVerdict, {
    nullable: true,
    description: 'Verdict; null while the segment waits or is trained.',
  })
  verdict!: RetrainingVerdict | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the segment could not be checked: NO_WORKER, UNCONFIRMED, TOO_SLOW, OTHER_MACHINE, NOT_REPEATABLE, CHECKPOINT_UNUSABLE or WORKER_FAILED. While it waits: the reason of the last worker that tried.',
  })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason, in a sentence.' })
  detail!: string | null;

  @Field(() => RetrainingDifference, {
    nullable: true,
    description: 'First difference from the log; null if there is none.',
  })
  difference!: unknown;

  @Field(() => Boolean, {
    description: 'Whether the benchmark’s team set the mismatch aside, after the submitter objected.',
  })
  isSetAside!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the verdict was reached; null before.' })
  endedAt!: Date | null;
}

@Allow(benchmarkReaders)
@ObjectType({
  description:
    'Results of training segments of a submission’s runs again. The segments are drawn at random after its logs and checkpoints are fixed.',
})
export class SubmissionRetraining {
  @Field(() => Int, {
    description: 'Number of segments of the runs at the batch size at which the submission is scored.',
  })
  scoredSegments!: number;

  @Field(() => Int, { description: 'How many of them were drawn.' })
  scoredDrawn!: number;

  @Field(() => Int, { description: 'Number of segments of the submission’s other runs.' })
  otherSegments!: number;

  @Field(() => Int, { description: 'How many of them were drawn.' })
  otherDrawn!: number;

  @Field(() => Int, { description: 'Number of drawn segments that gave the same bits as the log.' })
  matched!: number;

  @Field(() => Int, { description: 'Number of drawn segments that gave other bits.' })
  mismatched!: number;

  @Field(() => Int, { description: 'Number of mismatched segments that the benchmark’s team set aside.' })
  setAside!: number;

  @Field(() => Int, { description: 'Number of drawn segments that could not be checked.' })
  cannot!: number;

  @Field(() => Int, { description: 'Number of drawn segments that wait to be trained or are being trained.' })
  waiting!: number;

  @Field(() => Int, {
    description:
      'Number of waiting segments that a worker has tried in vain: it could not tell, fell silent, or found a difference that another worker has to confirm.',
  })
  outstanding!: number;

  @Field(() => [Retraining], { description: 'The drawn segments.' })
  segments!: unknown[];
}

@Allow(benchmarkReaders)
@ObjectType({ description: 'Number of scored runs of a submission with one result of training again.' })
export class CheckedRuns {
  @Field(() => RunCheck, { description: 'Result of training them again.' })
  check!: RunCheck;

  @Field(() => Int, { description: 'Number of runs.' })
  runs!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A worker’s right to train a segment again, with everything that it needs.' })
export class RetrainingLease {
  @Field(() => ID, { description: 'The segment.' })
  retrainingId!: string;

  @Field(() => Int, { description: 'Fencing token to send with the report.' })
  fencingToken!: number;

  @Field(() => Float, { description: 'Seconds after which to stop and report TOO_SLOW.' })
  limitSeconds!: number;

  @Field(() => Json, { description: 'Spec of the model.' })
  modelSpec!: unknown;

  @Field(() => Json, { description: 'Spec of the data set.' })
  datasetSpec!: unknown;

  @Field(() => Json, {
    description: 'Spec of the training: optimiser, targets, evaluation cadence and budget.',
  })
  trainingSpec!: unknown;

  @Field(() => Int, { description: 'Batch size of the run.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed of the run.' })
  seed!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the checkpoint to start from; null for the start of the run. Download its bytes with GET /checkpoints/<sha256>?retraining=<retrainingId>.',
  })
  fromSha256!: string | null;

  @Field(() => Long, { description: 'Step at which to end.' })
  toStep!: bigint;

  @Field(() => Boolean, { description: 'Whether the run ended at toStep.' })
  isLast!: boolean;

  @Field(() => [Long], {
    description:
      'Steps within the segment at which the run had ended because its budget was spent, before the budget was raised. At each, end as such a run does, and resume from the checkpoint of that end.',
  })
  formerEnds!: bigint[];
}

@PayloadType('A segment, if one is waiting that this worker can train.')
export class ClaimRetrainingPayload extends WorkerPayload {
  @Field(() => RetrainingLease, {
    nullable: true,
    description: 'The claimed segment; null if there is none.',
  })
  lease!: RetrainingLease | null;
}

@PayloadType('Result of the report.')
export class ReportRetrainingPayload extends WorkerPayload {
  @Field(() => RetrainingVerdict, {
    nullable: true,
    description:
      'Verdict; null if the request was refused, or if another training has to confirm a difference.',
  })
  verdict!: RetrainingVerdict | null;
}
