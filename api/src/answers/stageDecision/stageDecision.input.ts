import type { StageDecision as DecisionRecord } from '@critbatch/prisma/generated/client';
import { Field, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { StageChoice } from './stageDecision.enum.ts';
import { StageDecision } from './stageDecision.type.ts';

@InputType({ description: 'The decision that a stage ends in.' })
export class DecideStageInput {
  @Field(() => ID, { description: 'Stage whose sweep has ended.' })
  studyStageId!: string;

  @Field(() => StageChoice, { description: 'Whether the study goes on.' })
  choice!: StageChoice;

  @Field(() => Int, {
    nullable: true,
    description: 'Batch size to move to; at least 1. If absent, the decision names none.',
  })
  batchSize?: number | null;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' })
  reason!: string;
}

@PayloadType('The decision, or the errors.')
export class DecideStagePayload extends Payload {
  @NullIfRefused(() => StageDecision, 'The decision')
  stageDecision!: DecisionRecord | null;
}
