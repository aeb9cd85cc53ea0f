import type { Model as ModelRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Model } from './model.type.ts';

@InputType({ description: 'Which models a list holds; conditions add up.' })
export class ModelWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'With exactly this name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'With this text in the name, in any case.' })
  nameContains?: string | null;
}

@InputType({ description: 'How a list of models is ordered.' })
export class ModelOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class ModelsArgs extends PageArgs {
  @Field(() => ModelWhere, { nullable: true, description: 'Which models; all if absent.' })
  where?: ModelWhere | null;

  @Field(() => ModelOrder, { nullable: true, description: 'Newest first if absent.' })
  orderBy?: ModelOrder | null;
}

@InputType({ description: 'A new version of a model.' })
export class CreateModelInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own it.' })
  teamId!: string;

  @Field(() => String, { description: 'Name; a name in use gets a new version.' })
  name!: string;

  @Field(() => Json, {
    description:
      'A model spec: { architecture, inputShape, classes, … }; of a module what describeModel prints; of one that only your program builds: { architecture: "outside", parameterCount, details }.',
  })
  spec!: unknown;
}

@PayloadType('The model, or what to mend.')
export class CreateModelPayload extends Payload {
  @Field(() => Model, { nullable: true, description: 'The version; the present one if its spec was known.' })
  model!: ModelRecord | null;
}
