import type { Dataset as DatasetRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Dataset } from './dataset.type.ts';

@InputType({ description: 'Which data sets a list holds; conditions add up.' })
export class DatasetWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'With exactly this name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'With this text in the name, in any case.' })
  nameContains?: string | null;
}

@InputType({ description: 'How a list of data sets is ordered.' })
export class DatasetOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class DatasetsArgs extends PageArgs {
  @Field(() => DatasetWhere, { nullable: true, description: 'Which data sets; all if absent.' })
  where?: DatasetWhere | null;

  @Field(() => DatasetOrder, { nullable: true, description: 'Newest first if absent.' })
  orderBy?: DatasetOrder | null;
}

@InputType({ description: 'A new version of a data set.' })
export class CreateDatasetInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own it.' })
  teamId!: string;

  @Field(() => String, { description: 'Name; a name in use gets a new version.' })
  name!: string;

  @Field(() => Json, {
    description:
      'A data set spec: { loader, trainingExamples, testExamples, …, split, normalisation, augmentation }, as docs/models-and-data.md has it; of one that only your program reads: { loader: "outside", trainingExamples, testExamples, sha256, details }.',
  })
  spec!: unknown;

  @Field(() => String, { nullable: true, description: 'Licence of the data, e.g. CC-BY-SA-3.0.' })
  licence?: string | null;
}

@PayloadType('The data set, or what to mend.')
export class CreateDatasetPayload extends Payload {
  @Field(() => Dataset, {
    nullable: true,
    description: 'The version; the present one if its spec was known.',
  })
  dataset!: DatasetRecord | null;
}
