import type { ImportUpload } from '@critbatch/prisma/generated/client';
import { requireTeam } from '../access/requireTeam.ts';
import { readBundle } from '../bundle/readBundle.ts';
import type { Context } from '../context/context.ts';
import { localId, notFound } from '../node/globalId.ts';
import { userError } from '../outcome/userError.type.ts';
import { storeContent } from '../sweepContent/storeContent.ts';
import type { ImportSweepInput, ImportSweepPayload } from './import.input.ts';
import { ImportNote } from './import.type.ts';
import type { ImportSource } from './importSource.ts';
import { previewOf } from './previewOf.ts';
import { Problems, UnreadableFile } from './problem.ts';

/** Looks at all of a file, and makes a sweep of it unless it has faults or only a look was asked for. */
export async function importSweep(context: Context, input: ImportSweepInput): Promise<ImportSweepPayload> {
  const { prisma, access, uploads, change } = context;
  const upload = await prisma.importUpload.findUnique({
    where: { id: localId('ImportUpload', input.uploadId) },
  });
  if (!upload || upload.expiresAt < new Date()) throw notFound('ImportUpload');
  const { teamId, fileName, contentHash } = upload;
  requireTeam(access, teamId, 'ImportUpload', 'write');

  const problems = new Problems();
  const source = await open(uploads.path(upload.id), upload, input, problems);
  try {
    const preview = await previewOf(prisma, teamId, source, problems);
    if (input.dryRun) {
      change.nothing();
      return { sweep: null, preview, userErrors: [] };
    }
    if (problems.count > 0 || !source?.content) {
      const message = `The file has ${problems.count} faults; nothing was imported.`;
      return { sweep: null, preview, userErrors: [userError('IMPORT_HAS_PROBLEMS', ['uploadId'], message)] };
    }
    const sweep = await storeContent(prisma, {
      teamId,
      createdById: access.kind === 'user' ? access.userId : null,
      content: source.content,
      rows: source.rows(),
      from: { format: input.format, fileName, contentHash },
    });
    change.describe({ after: { fileName, contentHash, format: input.format } });
    return { sweep, preview, userErrors: [] };
  } finally {
    source?.close();
  }
}

/** What can be read of the file; null where nothing can, which is then the one problem there is. */
async function open(
  path: string,
  _upload: ImportUpload,
  { format }: ImportSweepInput,
  problems: Problems,
): Promise<ImportSource | null> {
  try {
    if (format === 'BUNDLE') {
      const bundle = await readBundle(path, problems);
      const isOpen = bundle.content?.runs.some(({ finishedAt }) => finishedAt === null) ?? false;
      return { ...bundle, notes: isOpen ? [ImportNote.OPEN_RUNS_CANCELED] : [] };
    }
    throw new UnreadableFile('IMPORT_UNREADABLE', '', `${format} is not read yet.`);
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault;
    problems.ofFile(fault.code, fault.file, fault.message);
    return null;
  }
}
