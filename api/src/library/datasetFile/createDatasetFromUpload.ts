import type { DataDescription } from '@critbatch/datafiles';
import type { ImportUpload } from '@critbatch/prisma/generated/client';
import {
  CritbatchError,
  type DatasetSpec,
  datasetSpecSchema,
  type UploadedDataset,
  uploadedDatasetSchema,
} from '@critbatch/theory';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { type UserError, userError } from '../../platform/input/userError.type.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { recordDataset } from '../dataset/recordDataset.ts';
import { uploadStore } from '../upload/uploadStore.ts';
import { waitingUpload } from '../upload/waitingUpload.ts';
import type { CreateDatasetFromUploadInput, CreateDatasetFromUploadPayload } from './datasetFile.input.ts';
import { datasetFileStore } from './datasetFileStore.ts';
import { lookInSandbox } from './lookInSandbox.ts';

/** Looks at all of a file before the transaction that records it. */
export const lookFirst: Preparation<CreateDatasetFromUploadInput, DataDescription> = async (
  context,
  input,
  change,
) => {
  const { access, http, fileWork, lookSeconds } = context;
  const upload = await waitingUpload(context, input.uploadId);
  const { asked, userErrors } = checked(input);
  if (userErrors) return refused(userErrors);
  return fileWork.run(payerOf(access, http.address, upload.teamId), async () => {
    const file = { path: uploadStore.of(context).path(upload.id), name: upload.fileName };
    const outcome = await lookInSandbox(file, asked, lookSeconds);
    if ('description' in outcome) return change(outcome.description);
    return refused([userError('DATASET_INVALID', ['uploadId'], outcome.refused)]);
  });
};

/** Makes a data set of a file that was looked at, unless only a look was asked for. */
export async function createDatasetFromUpload(
  context: Context,
  input: CreateDatasetFromUploadInput,
): Promise<CreateDatasetFromUploadPayload> {
  const upload = await waitingUpload(context, input.uploadId);
  const { asked, name, licence, userErrors } = checked(input);
  if (userErrors) return refused(userErrors);
  const description = foundBy(context, lookFirst);
  try {
    const spec = specOf(asked, upload, description);
    const preview = { ...description, spec };
    if (input.dryRun) {
      context.change.nothing();
      return { dataset: null, preview, userErrors: [] };
    }
    await datasetFileStore.of(context).keep(context.prisma, upload, uploadStore.of(context).path(upload.id));
    const version = { teamId: upload.teamId, name, spec, licence };
    return { ...(await recordDataset(context, version)), preview };
  } catch (error) {
    const isForTheSender =
      error instanceof CritbatchError && ['DATASET_INVALID', 'QUOTA_EXCEEDED'].includes(error.code);
    if (!isForTheSender) throw error;
    return refused([userError(error.code, ['uploadId'], error.message)]);
  }
}

type Checked =
  | { asked: UploadedDataset; name: string; licence: string | null; userErrors: null }
  | { asked: null; name: null; licence: null; userErrors: UserError[] };

function checked(input: CreateDatasetFromUploadInput): Checked {
  const name = parseInput(nameSchema, input.name, ['name']);
  const asked = parseInput(uploadedDatasetSchema, input.spec, ['spec']);
  const licence = parseInput(nameSchema.nullish(), input.licence, ['licence']);
  if (name.userErrors || asked.userErrors || licence.userErrors) {
    const userErrors = [name, asked, licence].flatMap((part) => part.userErrors ?? []);
    return { asked: null, name: null, licence: null, userErrors };
  }
  return { asked: asked.value, name: name.value, licence: licence.value ?? null, userErrors: null };
}

function refused(userErrors: UserError[]): CreateDatasetFromUploadPayload {
  return { dataset: null, preview: null, userErrors };
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
  const { classCount } = found;
  if (classCount < 2) throw refuse('its labels are all of one class, and a data set has two or more');
  return datasetSpecSchema.parse({
    ...asked,
    classes: classCount,
    ...(asked.format === 'csv' && namesIn(found)),
    loader: 'upload',
    sha256: contentHash,
    trainingExamples,
    testExamples,
  });
}

/** Names that a table has as labels stay with the data set, in the order by which workers number them. */
function namesIn({ classes }: DataDescription): { classNames: string[] } | null {
  const classNames = classes.flatMap(({ name }) => name ?? []);
  return classNames.length > 0 ? { classNames } : null;
}
