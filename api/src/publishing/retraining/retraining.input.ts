import { RunOutcome } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';
import { MeasurementInput } from '../../sweeps/lease/lease.input.ts';

/** Why a worker could not tell. */
export enum RetrainingObstacle {
  TOO_SLOW = 'TOO_SLOW',
  CHECKPOINT_UNUSABLE = 'CHECKPOINT_UNUSABLE',
  WORKER_FAILED = 'WORKER_FAILED',
}
declareEnum(RetrainingObstacle, 'RetrainingObstacle', 'Why a worker could not train a segment again.', {
  TOO_SLOW: 'It was not finished within limitSeconds.',
  CHECKPOINT_UNUSABLE: 'The checkpoint at its start does not belong to this run.',
  WORKER_FAILED: 'Another error, e.g. missing data, or an engine that cannot be loaded.',
});

@InputType({ description: 'Request for a segment.' })
export class ClaimRetrainingInput {
  @Field(() => ID, { description: 'The worker.' })
  workerId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the worker supports `formerEnds`. If not, it gets no segment that has any.',
  })
  heedsFormerEnds?: boolean | null;
}

@InputType({ description: 'How a run ended within a segment.' })
export class RetrainedEndInput {
  @Field(() => RunOutcome, { description: 'Outcome of the run.' })
  outcome!: RunOutcome;

  @Field(() => Long, { description: 'Step at which the run ended.' })
  step!: number;
}

@InputType({ description: 'Result of training a segment again.' })
export class ReportRetrainingInput {
  @Field(() => ID, { description: 'The segment.' })
  retrainingId!: string;

  @Field(() => Int, { description: 'Fencing token of the claim. An older one is refused.' })
  fencingToken!: number;

  @Field(() => Float, { description: 'Device seconds that were spent on it.' })
  deviceSeconds!: number;

  @Field(() => Json, { description: 'Facts about the worker, as in ReportMeasurementsInput.provenance.' })
  provenance!: unknown;

  @Field(() => RetrainingObstacle, {
    nullable: true,
    description: 'Why the worker could not train the segment; null if it did.',
  })
  obstacle?: RetrainingObstacle | null;

  @Field(() => String, { nullable: true, description: 'The obstacle, in a sentence.' })
  detail?: string | null;

  @Field(() => Long, {
    description: 'Step of the checkpoint at which training started; 0 for the start of the run.',
  })
  fromStep!: number;

  @Field(() => [MeasurementInput], { description: 'Rows, at most 1000.' })
  rows!: MeasurementInput[];

  @Field(() => RetrainedEndInput, {
    nullable: true,
    description: 'How the run ended within the segment; null if it would have gone on.',
  })
  end?: RetrainedEndInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the checkpoint at the end of the segment, if there is one.',
  })
  sha256?: string | null;
}

@InputType({ description: 'Submission whose segments to draw.' })
export class DrawRetrainingsInput extends ResendableInput {
  @Field(() => ID, { description: 'The submission.' })
  submissionId!: string;
}
