import { datasetVersion } from '../../library/dataset/datasetVersion.ts';
import { modelVersion } from '../../library/model/modelVersion.ts';
import { uploadStore } from '../../library/upload/uploadStore.ts';
import { waitingUpload } from '../../library/upload/waitingUpload.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { storeContent } from '../sweepContent/storeContent.ts';
import type { ImportSweepInput, ImportSweepPayload } from './import.input.ts';
import { importedFrom } from './import.loaders.ts';
import type { ImportPreview } from './import.type.ts';
import type { HowToRead } from './readFile.ts';
import type { ReadFile } from './readInSandbox.ts';
import { readInSandbox } from './readInSandbox.ts';
import { understand } from './results/understand.ts';

/** Reads all of a file before the transaction that stores what is in it. */
export const readFileFirst: Preparation<ImportSweepInput, ReadFile> = async (context, input, change) => {
  const { access, http, fileWork, lookSeconds, disk } = context;
  const { id, teamId } = await waitingUpload(context, input.uploadId);
  const { how, userErrors } = await howToRead(context, teamId, input);
  if (userErrors) return refused(userErrors);
  const asked = {
    path: uploadStore.of(context).path(id),
    how,
    isDryRun: input.dryRun,
    processorSeconds: lookSeconds,
    disk,
  };
  return fileWork.run(payerOf(access, http.address, teamId), () => readInSandbox(asked, change));
};

/** Makes a sweep of a file that was read, unless it has faults or only a look was asked for. */
export async function importSweep(context: Context, input: ImportSweepInput): Promise<ImportSweepPayload> {
  const { prisma, access, change } = context;
  const { teamId, fileName, contentHash } = await waitingUpload(context, input.uploadId);
  const read = foundBy(context, readFileFirst);
  const preview = await previewFor(context, { teamId, fileName, contentHash }, read);
  if (input.dryRun) {
    change.nothing();
    return { sweep: null, preview, userErrors: [] };
  }
  if (preview.problemCount > 0 || !read.head) {
    const message = `The file has ${preview.problemCount === 1 ? 'one fault' : `${preview.problemCount} faults`}; nothing was imported.`;
    return refused([userError('IMPORT_HAS_PROBLEMS', ['uploadId'], message)], preview);
  }
  const sweep = await storeContent(prisma, {
    teamId,
    createdById: access.kind === 'user' ? access.userId : null,
    head: read.head,
    records: read.records(),
    from: { format: input.format, fileName, contentHash },
  });
  change.describe({ after: { fileName, contentHash, format: input.format } });
  return { sweep, preview, userErrors: [] };
}

function refused(userErrors: UserError[], preview: ImportPreview | null = null): ImportSweepPayload {
  return { sweep: null, preview, userErrors };
}

type How = { how: HowToRead; userErrors: null } | { how: null; userErrors: UserError[] };

async function howToRead({ prisma }: Context, teamId: string, input: ImportSweepInput): Promise<How> {
  if (input.format === 'BUNDLE') return { how: { format: 'BUNDLE' }, userErrors: null };
  const { value, userErrors } = await understand(prisma, teamId, input);
  return userErrors ? { how: null, userErrors } : { how: { format: 'RESULTS', ...value }, userErrors };
}

/** The preview of a file, with what the team has of it already. */
async function previewFor(
  context: Context,
  { teamId, fileName, contentHash }: { teamId: string; fileName: string; contentHash: string },
  { preview, head }: ReadFile,
): Promise<ImportPreview> {
  const importedBefore = await importedFrom.load(context, { teamId, contentHash });
  const known = {
    ...preview,
    problems: preview.problems.map((problem) => ({ ...problem, file: problem.file || fileName })),
    importedBeforeId: importedBefore?.sweepId ?? null,
  };
  if (!head) return { ...known, isModelNew: null, isDatasetNew: null };
  const [modelHash, datasetHash] = [modelVersion(head.model.spec), datasetVersion(head.dataset.spec)].map(
    (version) => version.contentHash,
  );
  const { prisma } = context;
  const [models, datasets] = [
    await prisma.model.count({ where: { teamId, contentHash: modelHash as string } }),
    await prisma.dataset.count({ where: { teamId, contentHash: datasetHash as string } }),
  ];
  return { ...known, isModelNew: models === 0, isDatasetNew: datasets === 0 };
}
