import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Json } from '../../platform/scalar/json.ts';
import { CreateDatasetPayload } from '../dataset/dataset.input.ts';
import { DatasetPreview } from './datasetPreview.type.ts';

@InputType({ description: 'A file that was sent to /uploads, and what has to be said of it.' })
export class CreateDatasetFromUploadInput extends ResendableInput {
  @Field(() => ID, { description: 'The file, by the id that /uploads answered with.' })
  uploadId!: string;

  @Field(() => String, { description: 'Name; a name in use gets a new version.' })
  name!: string;

  @Field(() => Json, {
    description:
      'How to read it: { format: "npz" | "csv" | "imageFolder" | "idx", inputShape, classes, columns, testExamples, split, normalisation, augmentation }, as docs/models-and-data.md has it. Sizes that are left out are those of the file’s parts.',
  })
  spec!: unknown;

  @Field(() => String, { nullable: true, description: 'Licence of the data, e.g. CC-BY-SA-3.0.' })
  licence?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only look at the file; nothing is recorded.' })
  dryRun!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The data set with what was read of its file, or what to mend.' })
export class CreateDatasetFromUploadPayload extends CreateDatasetPayload {
  @Field(() => DatasetPreview, { nullable: true, description: 'What was read; null where the file is none.' })
  preview!: DatasetPreview | null;
}

@InputType({ description: 'The data set to delete.' })
export class DeleteDatasetInput {
  @Field(() => ID, { description: 'A version of a data set that no sweep uses.' })
  datasetId!: string;
}

@PayloadType('What to mend, if anything.')
export class DeleteDatasetPayload extends Payload {
  @NullIfRefused(() => ID, 'The id that is gone')
  deletedId!: string | null;
}
