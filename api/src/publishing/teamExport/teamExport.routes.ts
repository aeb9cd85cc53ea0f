import type { Client } from '@critbatch/prisma/client/createClient';
import type { Request, RequestHandler, Router } from 'express';
import express from 'express';
import type { Access } from '../../platform/access/access.ts';
import { requireIdentity, requireTeam } from '../../platform/access/requireTeam.ts';
import { sendFile } from '../../platform/disk/sendFile.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import type { TeamExporter } from './teamExporter.ts';

type Parts = { prisma: Client; exporter: TeamExporter; identified: (request: Request) => Promise<Access> };

/** GET /exports/<id>: an export that is done, or the range of it that is missing, for those who administer the team. */
export function teamExportRoutes({ prisma, exporter, identified }: Parts): Router {
  const get: RequestHandler<{ id: string }> = async (request, response) => {
    const access = await identified(request);
    requireIdentity(access);
    const found = await prisma.teamExport.findUnique({
      where: { id: localId('TeamExport', request.params.id) },
    });
    if (!found) throw notFound('TeamExport');
    requireTeam(access, found.teamId, 'TeamExport', 'admin');
    const { contentHash, expiresAt, createdAt } = found;
    if (!contentHash || !expiresAt || expiresAt < new Date()) throw notFound('TeamExport');
    response.attachment(`critbatch-team-${createdAt.toISOString().slice(0, 10)}.zip`);
    await sendFile(response, exporter.path(found.id), contentHash);
  };
  return express.Router().get('/:id', get);
}
