import { RetrainingVerdict } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Allow, benchmarkReaders, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { PayloadType, WorkerPayload } from '../../platform/input/payload.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';
import { RunCheck } from './runCheck.enum.ts';

declareEnum(RetrainingVerdict, 'RetrainingVerdict', 'What training a segment again showed.', {
  MATCHED: 'The same bits as in the log.',
  MISMATCHED:
    'Two trainings gave the same, and something else than the log, on a machine that computes as its own did.',
  CANNOT: 'Nothing could be told. That says nothing against the log.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'The first figure of a segment that differs, as text, so that every bit is seen.',
})
export class RetrainingDifference {
  @Field(() => Long, { description: 'Step of the row.' })
  step!: number;

  @Field(() => String, {
    description: 'Field of the row; or outcome, endStep, checkpoint (its SHA-256) or checkpointStep.',
  })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What the log says.' })
  logged!: string | null;

  @Field(() => String, { nullable: true, description: 'What training it again gave.' })
  retrained!: string | null;
}

@Allow(benchmarkReaders)
@ObjectType({ description: 'A part of a run that was drawn to be trained again.' })
export class Retraining {
  @Field(() => ID, { description: 'runId of the run, among those of its submission.' })
  runId!: string;

  @Field(() => Boolean, { description: 'Whether the submission is scored at the batch size of this run.' })
  isScored!: boolean;

  @Field(() => Long, { description: 'Step that it begins at: a checkpoint’s, or 0.' })
  fromStep!: bigint;

  @Field(() => Long, { description: 'Step that it ends at.' })
  toStep!: bigint;

  @Field(() => RetrainingVerdict, { nullable: true, description: 'Null while it waits or is trained.' })
  verdict!: RetrainingVerdict | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it could not be told: NO_WORKER, UNCONFIRMED, TOO_SLOW, OTHER_MACHINE, NOT_REPEATABLE, CHECKPOINT_UNUSABLE or WORKER_FAILED; while it waits, what the worker said that was asked last.',
  })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason in a sentence.' })
  detail!: string | null;

  @Field(() => RetrainingDifference, { nullable: true, description: 'What differs, where something does.' })
  difference!: unknown;

  @Field(() => Boolean, {
    description: 'Whether the submitter objected to the mismatch, and the benchmark’s team set it aside.',
  })
  isSetAside!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When that was known.' })
  endedAt!: Date | null;
}

@Allow(benchmarkReaders)
@ObjectType({
  description:
    'What came of training parts of a submission’s runs again: segments that were drawn at random once its logs and checkpoints were fixed.',
})
export class SubmissionRetraining {
  @Field(() => Int, { description: 'Segments of the runs at the batch size that it is scored at.' })
  scoredSegments!: number;

  @Field(() => Int, { description: 'How many of them were drawn.' })
  scoredDrawn!: number;

  @Field(() => Int, { description: 'Segments of its other runs.' })
  otherSegments!: number;

  @Field(() => Int, { description: 'How many of them were drawn.' })
  otherDrawn!: number;

  @Field(() => Int, { description: 'Drawn segments that gave the same bits.' })
  matched!: number;

  @Field(() => Int, { description: 'Drawn segments that gave others.' })
  mismatched!: number;

  @Field(() => Int, { description: 'Mismatched segments that the benchmark’s team set aside.' })
  setAside!: number;

  @Field(() => Int, { description: 'Drawn segments of which nothing could be told.' })
  cannot!: number;

  @Field(() => Int, { description: 'Drawn segments that still wait or are trained.' })
  waiting!: number;

  @Field(() => Int, {
    description:
      'Of these, segments that a worker was asked about in vain: it could not tell, said nothing, or found what another has to confirm.',
  })
  outstanding!: number;

  @Field(() => [Retraining], { description: 'The drawn segments.' })
  segments!: unknown[];
}

@Allow(benchmarkReaders)
@ObjectType({ description: 'Scored runs of a submission of which training them again has said the same.' })
export class CheckedRuns {
  @Field(() => RunCheck, { description: 'What.' })
  check!: RunCheck;

  @Field(() => Int, { description: 'How many runs.' })
  runs!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A segment that a worker holds: everything that training it again takes.' })
export class RetrainingLease {
  @Field(() => ID, { description: 'The segment.' })
  retrainingId!: string;

  @Field(() => Int, { description: 'Token that the report carries.' })
  fencingToken!: number;

  @Field(() => Float, { description: 'Seconds after which to give up, and report TOO_SLOW.' })
  limitSeconds!: number;

  @Field(() => Json, { description: 'Spec of the model.' })
  modelSpec!: unknown;

  @Field(() => Json, { description: 'Spec of the data set.' })
  datasetSpec!: unknown;

  @Field(() => Json, { description: 'Optimiser, targets, evaluation cadence and budget.' })
  trainingSpec!: unknown;

  @Field(() => Int, { description: 'Batch size of the run.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed of the run.' })
  seed!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the checkpoint to begin at; null for the start. The bytes: GET /checkpoints/<sha256>?retraining=<retrainingId>.',
  })
  fromSha256!: string | null;

  @Field(() => Long, { description: 'Step to end at.' })
  toStep!: bigint;

  @Field(() => Boolean, { description: 'Whether the run ended there.' })
  isLast!: boolean;

  @Field(() => [Long], {
    description:
      'Steps within it at which the run had ended for want of budget, before it was given more: end there as such a run does, and go on from that end’s checkpoint.',
  })
  formerEnds!: bigint[];
}

@PayloadType('A segment, if one waits that this worker can train.')
export class ClaimRetrainingPayload extends WorkerPayload {
  @Field(() => RetrainingLease, { nullable: true, description: 'Null where there is none.' })
  lease!: RetrainingLease | null;
}

@PayloadType('What the report came to.')
export class ReportRetrainingPayload extends WorkerPayload {
  @Field(() => RetrainingVerdict, {
    nullable: true,
    description: 'Null where it was refused, or where a difference is to be confirmed by another training.',
  })
  verdict!: RetrainingVerdict | null;
}
