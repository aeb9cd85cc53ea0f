import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@critbatch/prisma/client/createClient';
import type { Request, RequestHandler, Router } from 'express';
import express from 'express';
import type { Access } from '../../platform/access/access.ts';
import { requireIdentity, requireTeam } from '../../platform/access/requireTeam.ts';
import type { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { sendFile } from '../../platform/disk/sendFile.ts';
import { FairQueue } from '../../platform/limits/fairQueue.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { writeBundle } from './writeBundle.ts';

type Parts = {
  prisma: Client;
  folder: string;
  disk: DiskFloor;
  identified: (request: Request) => Promise<Access>;
};

/** Each holds a connection to the database while it is written; one team leaves a place to the next. */
const room = { atOnce: 3, mostWaiting: 32, mostEach: 2, mostSeconds: 60 };
/** Files that lie on the disk until their readers have them, however slowly they read. */
const filesAtOnce = { atOnce: 64, mostWaiting: 0, mostEach: 4 };

/**
 * GET /bundles/<sweep id>: a sweep as a bundle, for whoever may read it. It is written to the disk first, so that a slow
 * reader holds no snapshot of the database, and so that a fault has a status; ranges of it can be asked for.
 */
export function bundleRoutes({ prisma, folder, disk, identified }: Parts): Router {
  const [turns, files] = [new FairQueue(room), new FairQueue(filesAtOnce)];
  const get: RequestHandler<{ sweepId: string }> = async (request, response) => {
    const access = await identified(request);
    requireIdentity(access);
    const id = localId('Sweep', request.params.sweepId);
    const sweep = await prisma.sweep.findUnique({ where: { id } });
    if (!sweep) throw notFound('Sweep');
    requireTeam(access, sweep.teamId, 'Sweep', 'read');
    const path = join(folder, `.${randomUUID()}`);
    await mkdir(folder, { recursive: true });
    const payer = payerOf(access, request.ip ?? '', sweep.teamId);
    await files.run(payer, async () => {
      try {
        await disk.requireRoom();
        const admit = (bytes: number) => disk.requireRoom(bytes);
        const { sha256 } = await turns.run(payer, () => writeBundle(prisma, id, path, admit));
        response.attachment(`critbatch-sweep-${sweep.number}.zip`);
        await sendFile(response, path, sha256);
      } finally {
        await rm(path, { force: true });
      }
    });
  };
  return express.Router().get('/:sweepId', get);
}
