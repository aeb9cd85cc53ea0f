import type { DataDescription } from '@critbatch/datafiles';
import type { ImportUpload } from '@critbatch/prisma/generated/client';
import {
  CritbatchError,
  type DatasetSpec,
  datasetSpecSchema,
  type UploadedDataset,
  uploadedDatasetSchema,
} from '@critbatch/theory';
import { requireTeam } from '../access/requireTeam.ts';
import type { Context } from '../context/context.ts';
import { recordDataset } from '../dataset/recordDataset.ts';
import { localId, notFound } from '../node/globalId.ts';
import { parseInput } from '../outcome/parseInput.ts';
import { type UserError, userError } from '../outcome/userError.type.ts';
import { nameSchema } from '../version/nameSchema.ts';
import type { CreateDatasetFromUploadInput, CreateDatasetFromUploadPayload } from './datasetFile.input.ts';
import { lookInSandbox } from './lookInSandbox.ts';

/** Looks at all of a file, and makes a data set of it unless it has a fault or only a look was asked for. */
export async function createDatasetFromUpload(
  context: Context,
  input: CreateDatasetFromUploadInput,
): Promise<CreateDatasetFromUploadPayload> {
  const upload = await uploadOf(context, input.uploadId);
  const name = parseInput(nameSchema, input.name, ['name']);
  const asked = parseInput(uploadedDatasetSchema, input.spec, ['spec']);
  const licence = parseInput(nameSchema.nullish(), input.licence, ['licence']);
  if (name.userErrors || asked.userErrors || licence.userErrors) {
    return refused([name, asked, licence].flatMap(({ userErrors }) => userErrors ?? []));
  }
  const path = context.uploads.path(upload.id);
  try {
    const file = { path, name: upload.fileName };
    const description = await lookInSandbox(file, asked.value, context.lookSeconds);
    const spec = specOf(asked.value, upload, description);
    const preview = { ...description, spec };
    if (input.dryRun) {
      context.change.nothing();
      return { dataset: null, preview, userErrors: [] };
    }
    await context.datasetFiles.keep(context.prisma, upload, path);
    const version = { teamId: upload.teamId, name: name.value, spec, licence: licence.value ?? null };
    return { ...(await recordDataset(context, version)), preview };
  } catch (error) {
    const isForTheSender =
      error instanceof CritbatchError && ['DATASET_INVALID', 'QUOTA_EXCEEDED'].includes(error.code);
    if (!isForTheSender) throw error;
    return refused([userError(error.code, ['uploadId'], error.message)]);
  }
}

function refused(userErrors: UserError[]): CreateDatasetFromUploadPayload {
  return { dataset: null, preview: null, userErrors };
}

async function uploadOf({ prisma, access }: Context, id: string): Promise<ImportUpload> {
  const upload = await prisma.importUpload.findUnique({ where: { id: localId('ImportUpload', id) } });
  if (!upload || upload.expiresAt < new Date()) throw notFound('ImportUpload');
  requireTeam(access, upload.teamId, 'ImportUpload', 'write');
  return upload;
}

/** Throws DATASET_INVALID where more examples are asked for than the file has, as a worker would. */
function specOf(
  asked: UploadedDataset,
  { fileName, contentHash }: ImportUpload,
  found: DataDescription,
): DatasetSpec {
  const pool = found.trainingExamples + found.testExamples;
  const refuse = (reason: string) => new CritbatchError('DATASET_INVALID', `${fileName}: ${reason}.`);
  const testExamples = asked.testExamples ?? found.testExamples;
  if (!asked.split && found.testExamples === 0) {
    throw refuse('it has no test part; ask for a split, which draws one');
  }
  const trainingExamples =
    asked.trainingExamples ?? (asked.split ? pool - testExamples : found.trainingExamples);
  const [most, wanted] = asked.split
    ? [pool, Math.max(1, trainingExamples) + testExamples]
    : [found.trainingExamples, trainingExamples];
  if (wanted > most) throw refuse(`it holds ${most} examples, and ${wanted} are asked for`);
  if (!asked.split && testExamples > found.testExamples) {
    throw refuse(`its test part holds ${found.testExamples} examples, and ${testExamples} are asked for`);
  }
  return datasetSpecSchema.parse({
    ...asked,
    loader: 'upload',
    sha256: contentHash,
    trainingExamples,
    testExamples,
  });
}
