import type { Client } from '@critbatch/prisma/client/createClient';
import type { ImportUpload } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import type { Request, RequestHandler, Router } from 'express';
import express from 'express';
import { z } from 'zod';
import type { Access } from '../../platform/access/access.ts';
import { requireIdentity, requireTeam } from '../../platform/access/requireTeam.ts';
import { personBehind } from '../../platform/limits/personBehind.ts';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { announcedLength } from './announcedLength.ts';
import type { UploadStore } from './uploadStore.ts';
import { waitingUpload } from './waitingUpload.ts';

/** Each counts as a mebibyte at least, so that few teams have more. */
const mostListed = 1_000;

const querySchema = z.object({
  teamId: z.string(),
  fileName: z
    .string()
    .transform((path) => path.split(/[/\\]/).at(-1)?.trim() ?? '')
    .pipe(
      z
        .string()
        .min(1)
        .max(200)
        .regex(/^\P{Cc}+$/u),
    ),
});

type Parts = {
  store: UploadStore;
  prisma: Client;
  identified: (request: Request) => Promise<Access>;
};

/**
 * POST /uploads?teamId=…&fileName=…: a file to import, as the body. It is kept for a day; importSweep names it by its id.
 * GET /uploads?teamId=… lists those of a team that wait, the newest first; DELETE /uploads/<id> removes one. Over GraphQL they are
 * Team.importUploads and removeImportUpload.
 */
export function uploadRoutes({ store, prisma, identified }: Parts): Router {
  const post: RequestHandler = async (request, response) => {
    const access = await identified(request);
    requireIdentity(access);
    const query = querySchema.safeParse(request.query);
    if (!query.success) {
      throw new CritbatchError(
        'INVALID_INPUT',
        'The address must name teamId and fileName, of 1 to 200 characters.',
      );
    }
    const teamId = localId('Team', query.data.teamId);
    requireTeam(access, teamId, 'Team', 'write');
    // A form of another site cannot send this type, whatever cookies its reader has.
    if (!request.is('application/octet-stream')) {
      throw new CritbatchError(
        'INVALID_INPUT',
        'Send the bytes with Content-Type: application/octet-stream.',
      );
    }
    try {
      const kept = await store.write({
        teamId,
        createdById: personBehind(access),
        fileName: query.data.fileName,
        bytes: request,
        byteLength: announcedLength(request),
      });
      response.status(201).json(shown(kept));
    } catch (fault) {
      if (request.errored) return;
      // The rest is read and dropped: a sender that is still sending does not listen yet.
      request.resume();
      throw fault;
    }
  };
  const list: RequestHandler = async (request, response) => {
    const access = await identified(request);
    requireIdentity(access);
    const teamId = localId('Team', String(request.query.teamId ?? ''));
    requireTeam(access, teamId, 'Team', 'write');
    const waiting = await prisma.importUpload.findMany({
      where: { teamId, expiresAt: { gt: new Date() } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: mostListed,
    });
    response.json({ uploads: waiting.map(shown) });
  };
  const remove: RequestHandler<{ id: string }> = async (request, response) => {
    const access = await identified(request);
    requireIdentity(access);
    const { id } = await waitingUpload({ prisma, access }, request.params.id);
    await prisma.importUpload.deleteMany({ where: { id } });
    await store.removeBytes(id);
    response.status(204).end();
  };
  return express.Router().post('/', post).get('/', list).delete('/:id', remove);
}

function shown({ id, fileName, contentHash, byteLength, createdAt, expiresAt }: ImportUpload) {
  const size = Number(byteLength);
  return { id: globalId('ImportUpload', id), fileName, contentHash, byteLength: size, createdAt, expiresAt };
}
