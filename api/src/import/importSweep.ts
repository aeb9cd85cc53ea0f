import { requireTeam } from '../access/requireTeam.ts';
import type { Context } from '../context/context.ts';
import { localId, notFound } from '../node/globalId.ts';
import { userError } from '../outcome/userError.type.ts';
import { storeContent } from '../sweepContent/storeContent.ts';
import type { ImportSweepInput, ImportSweepPayload } from './import.input.ts';
import { openSource } from './openSource.ts';
import { previewOf } from './previewOf.ts';
import { Problems } from './problem.ts';

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
  const path = uploads.path(upload.id);
  const { source, userErrors } = await openSource({ prisma, teamId, path, input }, problems);
  if (userErrors.length > 0) return { sweep: null, preview: null, userErrors };
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
