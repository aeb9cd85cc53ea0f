import { CritbatchError } from '@critbatch/theory';
import type { Request, RequestHandler, Router } from 'express';
import express from 'express';
import { z } from 'zod';
import type { Access } from '../access/access.ts';
import { requireIdentity, requireTeam } from '../access/requireTeam.ts';
import { globalId, localId } from '../node/globalId.ts';
import type { UploadStore } from './uploadStore.ts';

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

/** POST /uploads?teamId=…&fileName=…: a file to import, as the body. It is kept for a day; importSweep names it by its id. */
export function uploadRoutes(store: UploadStore, identified: (request: Request) => Promise<Access>): Router {
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
      const { id, fileName, contentHash, byteLength, expiresAt } = await store.write(
        teamId,
        query.data.fileName,
        request,
      );
      response.status(201).json({
        id: globalId('ImportUpload', id),
        fileName,
        contentHash,
        byteLength: Number(byteLength),
        expiresAt,
      });
    } catch (fault) {
      if (request.errored) return;
      // The rest is read and dropped: a sender that is still sending does not listen yet.
      request.resume();
      throw fault;
    }
  };
  return express.Router().post('/', post);
}
