import type { ImportUpload as ImportUploadRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { ImportUpload } from './importUpload.type.ts';

@InputType({ description: 'Which files a list holds; conditions add up.' })
export class ImportUploadWhere {
  @Field(() => String, { nullable: true, description: 'Whose names contain this, in whatever case.' })
  nameContains?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of these bytes: their SHA-256, in lower-case hexadecimal.',
  })
  contentHash?: string | null;
}

@ArgsType()
export class ImportUploadsArgs extends PageArgs {
  @Field(() => ImportUploadWhere, { nullable: true, description: 'Which files; all if absent.' })
  where?: ImportUploadWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'By when they were sent; newest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'A file to remove.' })
export class RemoveImportUploadInput {
  @Field(() => ID, { description: 'A file of the team that waits.' })
  importUploadId!: string;
}

@PayloadType('The file that was removed, or what to mend.')
export class RemoveImportUploadPayload extends Payload {
  @Field(() => ImportUpload, { nullable: true, description: 'The file as it was.' })
  importUpload!: ImportUploadRecord | null;
}
