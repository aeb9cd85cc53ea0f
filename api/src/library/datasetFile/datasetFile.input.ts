import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Json } from '../../platform/scalar/json.ts';
import { CreateDatasetPayload } from '../dataset/dataset.input.ts';
import { DatasetPreview } from './datasetPreview.type.ts';

@InputType({ description: 'A file that was sent to /uploads, and how to read it.' })
export class CreateDatasetFromUploadInput extends ResendableInput {
  @Field(() => ID, { description: 'Id that /uploads returned for the file.' })
  uploadId!: string;

  @Field(() => String, { description: 'Name. A name in use gets a new version.' })
  name!: string;

  @Field(() => Json, {
    description:
      'How to read the file: { format: "npz" | "csv" | "imageFolder" | "idx", inputShape, classes, classNames, columns, testExamples, split, normalisation, augmentation }; see docs/models-and-data.md. Sizes and the number of classes, where left out, are taken from the file.',
  })
  spec!: unknown;

  @Field(() => String, { nullable: true, description: 'Licence of the data, e.g. CC-BY-SA-3.0.' })
  licence?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only check the file; record nothing.' })
  dryRun!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The data set with a preview of its file, or the errors.' })
export class CreateDatasetFromUploadPayload extends CreateDatasetPayload {
  @Field(() => DatasetPreview, {
    nullable: true,
    description: 'What was read from the file; null if it could not be read.',
  })
  preview!: DatasetPreview | null;
}
