import { stat } from 'node:fs/promises';
import { CritbatchError } from '@critbatch/theory';
import type { Request, RequestHandler, Router } from 'express';
import express from 'express';
import { announcedLength } from '../../library/upload/announcedLength.ts';
import type { Access } from '../../platform/access/access.ts';
import { requireSomewhere } from '../../platform/access/requireTeam.ts';
import { sendFile } from '../../platform/disk/sendFile.ts';
import { sha256Schema } from '../../platform/hash/sha256Schema.ts';
import type { CheckpointStore } from './checkpointStore.ts';

/**
 * PUT and GET /checkpoints/<sha256> for the workers of a team. Nobody sees another team's, but for `?retraining=<id>`: who holds
 * a segment to train again gets the checkpoint that it begins at.
 */
export function checkpointRoutes(
  store: CheckpointStore,
  identified: (request: Request) => Promise<Access>,
): Router {
  const put: RequestHandler = async (request, response) => {
    const { teamId, sha256 } = await parseRequest(request, identified);
    try {
      await store.write(teamId, sha256, request, announcedLength(request));
    } catch (fault) {
      // A sender that hung up hears no answer, and the store has kept nothing of it.
      if (request.errored) return;
      // The rest is read and dropped: a sender that is still sending does not listen yet.
      request.resume();
      throw fault;
    }
    response.status(204).end();
  };
  const get: RequestHandler = async (request, response) => {
    const { teamId: own, tokenId, sha256 } = await parseRequest(request, identified);
    const { retraining } = request.query;
    const teamId =
      retraining === undefined ? own : await store.teamOfHeldSegment(retraining, tokenId, sha256);
    const path = store.path(teamId, sha256);
    const file = await stat(path).catch(() => null);
    if (!file)
      throw new CritbatchError('NOT_FOUND', 'There is no such checkpoint; start the run from its beginning.');
    await sendFile(response, path, sha256, 'application/octet-stream');
  };
  return express.Router().put('/:sha256', put).get('/:sha256', get);
}

async function parseRequest(request: Request, identified: (request: Request) => Promise<Access>) {
  const access = await identified(request);
  requireSomewhere(access, 'worker');
  if (access.kind !== 'token')
    throw new CritbatchError('FORBIDDEN', 'Checkpoints need a token with the scope WORKER.');
  const sha256 = sha256Schema.safeParse(request.params.sha256);
  if (!sha256.success)
    throw new CritbatchError('INVALID_INPUT', 'The name must be the SHA-256 in lower case.');
  return { teamId: access.teamId, tokenId: access.tokenId, sha256: sha256.data };
}
