import type { Dataset as DatasetRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { TeamItemWhere } from '../../platform/item/teamItem.input.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Dataset } from './dataset.type.ts';

@InputType({ description: 'Filter for data sets. Every condition has to hold.' })
export class DatasetWhere extends TeamItemWhere {
  @Field(() => String, { nullable: true, description: 'Exact name.' })
  name?: string | null;
}

@InputType({ description: 'How a list of data sets is ordered.' })
export class DatasetOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class DatasetsArgs extends PageArgs {
  @Field(() => DatasetWhere, { nullable: true, description: 'Filter; all data sets if absent.' })
  where?: DatasetWhere | null;

  @Field(() => DatasetOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: DatasetOrder | null;
}

@InputType({ description: 'A new version of a data set.' })
export class CreateDatasetInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own the new object.' })
  teamId!: string;

  @Field(() => String, { description: 'Name. A name in use gets a new version.' })
  name!: string;

  @Field(() => Json, {
    description:
      'A data set spec: { loader, trainingExamples, testExamples, …, split, normalisation, augmentation }; see docs/models-and-data.md. For data that only your program reads: { loader: "outside", trainingExamples, testExamples, sha256, details }.',
  })
  spec!: unknown;

  @Field(() => String, { nullable: true, description: 'Licence of the data, e.g. CC-BY-SA-3.0.' })
  licence?: string | null;
}

@PayloadType('The data set, or the errors.')
export class CreateDatasetPayload extends Payload {
  @Field(() => Dataset, {
    nullable: true,
    description: 'The version. If the spec is already recorded, the existing version.',
  })
  dataset!: DatasetRecord | null;
}
