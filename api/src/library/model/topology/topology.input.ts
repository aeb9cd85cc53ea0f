import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../../platform/access/rule.ts';
import { ResendableInput } from '../../../platform/idempotency/resendable.input.ts';
import { CreateModelPayload } from '../model.input.ts';

@InputType({ description: 'A model as Keras or TensorFlow.js writes its layers.' })
export class CreateModelFromTopologyInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own it.' })
  teamId!: string;

  @Field(() => String, { description: 'Name; a name in use gets a new version.' })
  name!: string;

  @Field(() => String, {
    description:
      'JSON text: model.to_json() of Keras 2 or 3, or model.json of TensorFlow.js layers. Weights in it are not read.',
  })
  topology!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The model with what of it is done otherwise here, or what to mend.' })
export class CreateModelFromTopologyPayload extends CreateModelPayload {
  @Field(() => [String], {
    description: 'What is done otherwise than the topology says; empty where nothing is.',
  })
  notes!: string[];
}
