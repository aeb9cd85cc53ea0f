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
  TOO_SLOW: 'It was not done within its limit.',
  CHECKPOINT_UNUSABLE: 'The checkpoint that it begins at is none of this run.',
  WORKER_FAILED: 'Another fault: data that are not here, an engine that cannot be loaded.',
});

@InputType({ description: 'Who asks for a segment.' })
export class ClaimRetrainingInput {
  @Field(() => ID, { description: 'The worker.' })
  workerId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it heeds `formerEnds`; without that it is given no segment that has any. False if nothing is said.',
  })
  heedsFormerEnds?: boolean | null;
}

@InputType({ description: 'Where a run ended.' })
export class RetrainedEndInput {
  @Field(() => RunOutcome, { description: 'Why.' })
  outcome!: RunOutcome;

  @Field(() => Long, { description: 'After how many steps.' })
  step!: number;
}

@InputType({ description: 'What training a segment again gave.' })
export class ReportRetrainingInput {
  @Field(() => ID, { description: 'The segment.' })
  retrainingId!: string;

  @Field(() => Int, { description: 'Token of the claim; an older one is refused.' })
  fencingToken!: number;

  @Field(() => Float, { description: 'Seconds that were spent on it.' })
  deviceSeconds!: number;

  @Field(() => Json, { description: 'What the worker computes with, as reportMeasurements has it.' })
  provenance!: unknown;

  @Field(() => RetrainingObstacle, {
    nullable: true,
    description: 'Why the worker cannot tell; null where it has trained the segment.',
  })
  obstacle?: RetrainingObstacle | null;

  @Field(() => String, { nullable: true, description: 'The obstacle in a sentence.' })
  detail?: string | null;

  @Field(() => Long, { description: 'Step of the checkpoint that was begun at; 0 for the start of the run.' })
  fromStep!: number;

  @Field(() => [MeasurementInput], { description: 'The rows, at most 1000.' })
  rows!: MeasurementInput[];

  @Field(() => RetrainedEndInput, { nullable: true, description: 'Null where the run would have gone on.' })
  end?: RetrainedEndInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the checkpoint at its end, if there is one.',
  })
  sha256?: string | null;
}

@InputType({ description: 'A submission whose segments are to be drawn.' })
export class DrawRetrainingsInput extends ResendableInput {
  @Field(() => ID, { description: 'The submission.' })
  submissionId!: string;
}
