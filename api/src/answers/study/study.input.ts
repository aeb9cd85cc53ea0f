import type {
  Prediction as PredictionRecord,
  StudyStage as StageRecord,
  Study as StudyRecord,
} from '@critbatch/prisma/generated/client';
import { ArgsType, Field, Float, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { TeamItemWhere } from '../../platform/item/teamItem.input.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Prediction, Study, StudyStage } from './study.type.ts';

@InputType({ description: 'Filter for studies. Every condition has to hold.' })
export class StudyWhere extends TeamItemWhere {}

@InputType({ description: 'How a list of studies is ordered.' })
export class StudyOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class StudiesArgs extends PageArgs {
  @Field(() => StudyWhere, { nullable: true, description: 'Filter; all studies if absent.' })
  where?: StudyWhere | null;

  @Field(() => StudyOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: StudyOrder | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Team.',
    deprecationReason: 'Say it as every list does: where: { teamId: … }.',
  })
  teamId?: string | null;
}

@InputType({ description: 'A new study.' })
export class CreateStudyInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own the new object.' })
  teamId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Maximum wall-clock hours of one training run to the target; sweeps do not count.',
  })
  maxHours?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Maximum cost of one training run to the target; sweeps do not count.',
  })
  maxCost?: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of maxCost; required with it.' })
  currency?: string | null;
}

@InputType({ description: 'New limits of a study. Absent fields mean no limit.' })
export class SetStudyLimitsInput {
  @Field(() => ID, { description: 'The study.' })
  studyId!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Maximum wall-clock hours of one training run to the target; sweeps do not count.',
  })
  maxHours?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Maximum cost of one training run to the target; sweeps do not count.',
  })
  maxCost?: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of maxCost; required with it.' })
  currency?: string | null;
}

@InputType({ description: 'Whether a study starts its next stage by itself.' })
export class SetStartsNextStageInput {
  @Field(() => ID, { description: 'The study.' })
  studyId!: string;

  @Field(() => Boolean, { description: 'Whether a decision to go on starts the sweep of the next stage.' })
  startsNextStage!: boolean;
}

@InputType({ description: 'People’s work in a stage.' })
export class SetStageEffortInput {
  @Field(() => ID, { description: 'The stage.' })
  studyStageId!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Hours of people’s work, at least 0; unknown if absent.',
  })
  personHours?: number | null;
}

@InputType({ description: 'The next stage of a study.' })
export class AddStudyStageInput extends ResendableInput {
  @Field(() => ID, { description: 'The study.' })
  studyId!: string;

  @Field(() => String, { description: 'Name, e.g. Pilot.' })
  name!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Size of what the study scales. If absent, the number of parameters of the model, or of the sweep’s model.',
  })
  size?: number | null;

  @Field(() => ID, { nullable: true, description: 'Model that the stage is to train; it gives the size.' })
  modelId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Sweep of the stage, if there is one already.' })
  sweepId?: string | null;
}

@InputType({ description: 'What a planned stage is changed to. Absent fields stay as they are.' })
export class ChangeStudyStageInput {
  @Field(() => ID, { description: 'Stage without a sweep.' })
  studyStageId!: string;

  @Field(() => String, { nullable: true, description: 'New name.' })
  name?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'New size. It cannot change once something is predicted of the stage.',
  })
  size?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Model that the stage is to train. If size is absent, it gives the size.',
  })
  modelId?: string | null;
}

@InputType({ description: 'A planned stage to remove.' })
export class RemoveStudyStageInput {
  @Field(() => ID, {
    description: 'Stage without a sweep. Neither it nor a stage after it may have predictions.',
  })
  studyStageId!: string;
}

@InputType({ description: 'Sweep for a stage that has none.' })
export class SetStageSweepInput {
  @Field(() => ID, { description: 'The stage.' })
  studyStageId!: string;

  @Field(() => ID, {
    description: 'The sweep. If the stage has predictions, no run of the sweep may have started.',
  })
  sweepId!: string;
}

@InputType({ description: 'A stated value with its interval.' })
export class StatedIntervalInput {
  @Field(() => Float, { description: 'The value, above 0.' })
  value!: number;

  @Field(() => Float, { description: 'Lower end of the 95 % interval, above 0.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper end of the 95 % interval.' })
  upper!: number;
}

@InputType({
  description:
    'Noise scales at the target’s loss, at the last stage that has an answer and at the predicted stage.',
})
export class NoiseScalesInput {
  @Field(() => StatedIntervalInput, { description: 'Noise scale at the last stage that has an answer.' })
  here!: StatedIntervalInput;

  @Field(() => StatedIntervalInput, { description: 'Noise scale at the predicted stage.' })
  there!: StatedIntervalInput;
}

@InputType({ description: 'Stage to make predictions for.' })
export class RegisterPredictionsInput {
  @Field(() => ID, { description: 'Stage of which no run has started.' })
  studyStageId!: string;

  @Field(() => NoiseScalesInput, {
    nullable: true,
    description:
      'Measured noise scales. If given, the prediction of b* follows their ratio. Register it before the stage before is decided: the decision registers b* without them.',
  })
  noiseScales?: NoiseScalesInput | null;
}

@PayloadType('The study, or the errors.')
export class StudyPayload extends Payload {
  @NullIfRefused(() => Study, 'The study')
  study!: StudyRecord | null;
}

@PayloadType('The stage, or the errors.')
export class StudyStagePayload extends Payload {
  @NullIfRefused(() => StudyStage, 'The stage')
  studyStage!: StageRecord | null;
}

@PayloadType('The stage and its predictions, or the errors.')
export class RegisterPredictionsPayload extends Payload {
  @NullIfRefused(() => StudyStage, 'The stage')
  studyStage!: StageRecord | null;

  @Field(() => [Prediction], { description: 'Predictions that were registered.' })
  predictions!: PredictionRecord[];
}
