import type {
  DatasetFile as DatasetFileRecord,
  Dataset as DatasetRecord,
} from '@critbatch/prisma/generated/client';
import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Dataset } from '../dataset/dataset.type.ts';
import { createDatasetFromUpload, lookFirst } from './createDatasetFromUpload.ts';
import { CreateDatasetFromUploadInput, CreateDatasetFromUploadPayload } from './datasetFile.input.ts';
import { datasetFileByKey } from './datasetFile.loaders.ts';
import { DatasetFile } from './datasetFile.type.ts';

/** The file is copied to where data sets are kept. */
const transactionSeconds = 60;

@Resolver(() => Dataset)
export class DatasetFileResolver {
  @Allow(holdersOf('write'))
  @Extensions({ transactionSeconds })
  @PreparedBy(lookFirst)
  @Mutation(() => CreateDatasetFromUploadPayload, {
    description:
      'Records a version of a data set from a file that was sent to /uploads, and keeps the file. With dryRun it only checks the file.',
  })
  createDatasetFromUpload(
    @Arg('input', () => CreateDatasetFromUploadInput, { description: 'File, and how to read it.' })
    input: CreateDatasetFromUploadInput,
    @Ctx() context: Context,
  ): Promise<CreateDatasetFromUploadPayload> {
    return createDatasetFromUpload(context, input);
  }

  @FieldResolver(() => DatasetFile, {
    nullable: true,
    description:
      'File that the team uploaded; null if the data come from elsewhere, or if the API does not have the file.',
  })
  file(
    @Root() { teamId, fileSha256 }: DatasetRecord,
    @Ctx() context: Context,
  ): DatasetFileRecord | null | Promise<DatasetFileRecord | null> {
    return fileSha256 ? datasetFileByKey.load(context, `${teamId}/${fileSha256}`) : null;
  }
}
