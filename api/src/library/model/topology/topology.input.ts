import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../../platform/access/rule.ts';
import { ResendableInput } from '../../../platform/idempotency/resendable.input.ts';
import { CreateModelPayload } from '../model.input.ts';

@InputType({ description: 'A model as Keras or TensorFlow.js saves its layers.' })
export class CreateModelFromTopologyInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own the new object.' })
  teamId!: string;

  @Field(() => String, { description: 'Name. A name in use gets a new version.' })
  name!: string;

  @Field(() => String, {
    description:
      'JSON text: model.to_json() of Keras 2 or 3, or model.json of TensorFlow.js layers. Weights are not read.',
  })
  topology!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The model with notes on what differs from its topology, or the errors.' })
export class CreateModelFromTopologyPayload extends CreateModelPayload {
  @Field(() => [String], {
    description: 'How the model differs from the topology; empty if it does not.',
  })
  notes!: string[];
}
