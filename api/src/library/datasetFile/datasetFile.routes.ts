import { CritbatchError } from '@critbatch/theory';
import type { Request, RequestHandler, Router } from 'express';
import express from 'express';
import type { Access } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { sendFile } from '../../platform/disk/sendFile.ts';
import { sha256Schema } from '../../platform/hash/sha256Schema.ts';
import type { DatasetFileStore } from './datasetFileStore.ts';

/** GET /dataset-files/<sha256>: a file of the team of a token, or the range of it that is missing. Nobody sees another team's. */
export function datasetFileRoutes(
  store: DatasetFileStore,
  identified: (request: Request) => Promise<Access>,
): Router {
  const get: RequestHandler<{ sha256: string }> = async (request, response) => {
    const access = await identified(request);
    if (access.kind !== 'token') {
      const code = access.kind === 'stranger' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      throw new CritbatchError(code, 'Files of data sets need a token with the scope WORKER or READ.');
    }
    requireTeam(access, access.teamId, 'DatasetFile', 'worker', 'read');
    const sha256 = sha256Schema.safeParse(request.params.sha256);
    if (!sha256.success) {
      throw new CritbatchError('INVALID_INPUT', 'The name must be the SHA-256 in lower case.');
    }
    const path = await store.pathOfWhole(access.teamId, sha256.data);
    await sendFile(response, path, sha256.data, 'application/octet-stream');
  };
  return express.Router().get('/:sha256', get);
}
