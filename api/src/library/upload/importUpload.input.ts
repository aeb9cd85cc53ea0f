import type { ImportUpload as ImportUploadRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { ImportUpload } from './importUpload.type.ts';

@InputType({ description: 'Filter for files. Every condition has to hold.' })
export class ImportUploadWhere {
  @Field(() => String, {
    nullable: true,
    description: 'Text that the file name contains, upper and lower case alike.',
  })
  nameContains?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file’s bytes, in lower-case hexadecimal.',
  })
  contentHash?: string | null;
}

@ArgsType()
export class ImportUploadsArgs extends PageArgs {
  @Field(() => ImportUploadWhere, { nullable: true, description: 'Filter; all files if absent.' })
  where?: ImportUploadWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'Order by upload time; newest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'File to remove.' })
export class RemoveImportUploadInput {
  @Field(() => ID, { description: 'Id of an uploaded file.' })
  importUploadId!: string;
}

@PayloadType('The file that was removed, or the errors.')
export class RemoveImportUploadPayload extends Payload {
  @Field(() => ImportUpload, { nullable: true, description: 'The file before it was removed.' })
  importUpload!: ImportUploadRecord | null;
}
