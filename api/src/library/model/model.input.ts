import type { Model as ModelRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { TeamItemWhere } from '../../platform/item/teamItem.input.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Model } from './model.type.ts';

@InputType({ description: 'Filter for models. Every condition has to hold.' })
export class ModelWhere extends TeamItemWhere {
  @Field(() => String, { nullable: true, description: 'Exact name.' })
  name?: string | null;
}

@InputType({ description: 'How a list of models is ordered.' })
export class ModelOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class ModelsArgs extends PageArgs {
  @Field(() => ModelWhere, { nullable: true, description: 'Filter; all models if absent.' })
  where?: ModelWhere | null;

  @Field(() => ModelOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: ModelOrder | null;
}

@InputType({ description: 'A new version of a model.' })
export class CreateModelInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own the new object.' })
  teamId!: string;

  @Field(() => String, { description: 'Name. A name in use gets a new version.' })
  name!: string;

  @Field(() => Json, {
    description:
      'A model spec: { architecture, inputShape, classes, … }. For a module: what describeModel prints. For a model that only your program builds: { architecture: "outside", parameterCount, details }.',
  })
  spec!: unknown;
}

@PayloadType('The model, or the errors.')
export class CreateModelPayload extends Payload {
  @Field(() => Model, {
    nullable: true,
    description: 'The version. If the spec is already recorded, the existing version.',
  })
  model!: ModelRecord | null;
}
