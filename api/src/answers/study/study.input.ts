import type {
  Prediction as PredictionRecord,
  StudyStage as StageRecord,
  Study as StudyRecord,
} from '@critbatch/prisma/generated/client';
import { ArgsType, Field, Float, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Prediction, Study, StudyStage } from './study.type.ts';

@InputType({ description: 'Which studies a list holds; conditions add up.' })
export class StudyWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'With this text in the name, in any case.' })
  nameContains?: string | null;
}

@InputType({ description: 'How a list of studies is ordered.' })
export class StudyOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class StudiesArgs extends PageArgs {
  @Field(() => StudyWhere, { nullable: true, description: 'Which studies; all if absent.' })
  where?: StudyWhere | null;

  @Field(() => StudyOrder, { nullable: true, description: 'Newest first if absent.' })
  orderBy?: StudyOrder | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of this team.',
    deprecationReason: 'Say it as every list does: where: { teamId: … }.',
  })
  teamId?: string | null;
}

@InputType({ description: 'A new study.' })
export class CreateStudyInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own it.' })
  teamId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'Limit: hours by the clock at the last stage.' })
  maxHours?: number | null;

  @Field(() => Float, { nullable: true, description: 'Limit: money at the last stage.' })
  maxCost?: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of maxCost, which needs one.' })
  currency?: string | null;
}

@InputType({ description: 'New limits of a study; what is absent has no limit.' })
export class SetStudyLimitsInput {
  @Field(() => ID, { description: 'The study.' })
  studyId!: string;

  @Field(() => Float, { nullable: true, description: 'Hours by the clock at the last stage.' })
  maxHours?: number | null;

  @Field(() => Float, { nullable: true, description: 'Money at the last stage.' })
  maxCost?: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of maxCost, which needs one.' })
  currency?: string | null;
}

@InputType({ description: 'The next stage of a study.' })
export class AddStudyStageInput extends ResendableInput {
  @Field(() => ID, { description: 'The study.' })
  studyId!: string;

  @Field(() => String, { description: 'Name, e.g. Pilot.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'Size; the parameters of the sweep’s model if absent.' })
  size?: number | null;

  @Field(() => ID, { nullable: true, description: 'Its sweep, where there is one already.' })
  sweepId?: string | null;
}

@InputType({ description: 'The sweep of a stage that has none.' })
export class SetStageSweepInput {
  @Field(() => ID, { description: 'The stage.' })
  studyStageId!: string;

  @Field(() => ID, { description: 'The sweep; once something is foretold, one of which no run has started.' })
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
  description: 'Noise scales at the loss that the target asks for, of the stage before and of this one.',
})
export class NoiseScalesInput {
  @Field(() => StatedIntervalInput, { description: 'Of the last stage that has an answer.' })
  here!: StatedIntervalInput;

  @Field(() => StatedIntervalInput, { description: 'Of the stage that is foretold.' })
  there!: StatedIntervalInput;
}

@InputType({ description: 'The stage to foretell.' })
export class RegisterPredictionsInput {
  @Field(() => ID, { description: 'A stage of which no run has started.' })
  studyStageId!: string;

  @Field(() => NoiseScalesInput, {
    nullable: true,
    description: 'Measured noise scales; then b* goes by their ratio.',
  })
  noiseScales?: NoiseScalesInput | null;
}

@PayloadType('The study, or what to mend.')
export class StudyPayload extends Payload {
  @NullIfRefused(() => Study, 'The study')
  study!: StudyRecord | null;
}

@PayloadType('The stage, or what to mend.')
export class StudyStagePayload extends Payload {
  @NullIfRefused(() => StudyStage, 'The stage')
  studyStage!: StageRecord | null;
}

@PayloadType('The stage with what was foretold of it, or what to mend.')
export class RegisterPredictionsPayload extends Payload {
  @NullIfRefused(() => StudyStage, 'The stage')
  studyStage!: StageRecord | null;

  @Field(() => [Prediction], { description: 'What was registered now.' })
  predictions!: PredictionRecord[];
}
