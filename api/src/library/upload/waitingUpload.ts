import type { Client } from '@critbatch/prisma/client/createClient';
import type { ImportUpload } from '@critbatch/prisma/generated/client';
import type { Access } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';

/** A file that still waits, for those who may write in its team; NOT_FOUND for others, and once it has expired. */
export async function waitingUpload(
  { prisma, access }: { prisma: Client; access: Access },
  id: string,
): Promise<ImportUpload> {
  const upload = await prisma.importUpload.findUnique({ where: { id: localId('ImportUpload', id) } });
  if (!upload || upload.expiresAt < new Date()) throw notFound('ImportUpload');
  requireTeam(access, upload.teamId, 'ImportUpload', 'write');
  return upload;
}
