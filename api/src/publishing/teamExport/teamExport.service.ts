import type { TeamExport } from '@critbatch/prisma/generated/client';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { personBehind } from '../../platform/limits/personBehind.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { lockTeam } from '../../teams/team/lockTeam.ts';
import type {
  ExportTeamInput,
  ExportTeamPayload,
  RemoveTeamExportInput,
  RemoveTeamExportPayload,
  TeamExportsArgs,
} from './teamExport.input.ts';
import { teamExportById } from './teamExport.loaders.ts';
import { teamExporter } from './teamExporter.ts';

/** Orders the export of a team that the caller administers; one that is under way is given instead of a second. */
export async function exportTeam(
  { prisma, access, change }: Context,
  input: ExportTeamInput,
): Promise<ExportTeamPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'admin');
  return prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, teamId);
    const open = await transaction.teamExport.findFirst({
      where: { teamId, status: { in: ['QUEUED', 'RUNNING'] } },
    });
    if (open) {
      change.nothing();
      return { teamExport: open, userErrors: [] };
    }
    const createdById = personBehind(access);
    const teamExport = await transaction.teamExport.create({ data: { teamId, createdById } });
    return { teamExport, userErrors: [] };
  });
}

/** Removes an export and its file; whoever is writing it finds the row gone and stops. */
export async function removeTeamExport(
  context: Context,
  input: RemoveTeamExportInput,
): Promise<RemoveTeamExportPayload> {
  const { prisma, access, change } = context;
  const teamExport = await teamExportById.load(context, localId('TeamExport', input.teamExportId));
  if (!teamExport) throw notFound('TeamExport');
  const { id, teamId, status, contentHash } = teamExport;
  requireTeam(access, teamId, 'TeamExport', 'admin');
  await prisma.teamExport.deleteMany({ where: { id } });
  change.describe({ before: { status, contentHash } });
  change.afterwards(() => teamExporter.of(context).removeFiles(id));
  return { teamExport, userErrors: [] };
}

/** The exports of a team, the newest first unless asked otherwise. */
export function listTeamExports(
  { prisma, budget }: Context,
  teamId: string,
  args: TeamExportsArgs,
): Promise<Page<TeamExport>> {
  const direction = args.orderBy ?? 'desc';
  return listOf({ prisma, budget }, 'teamExport', args, {
    where: { teamId, ...(args.where?.status ? { status: args.where.status } : {}) },
    order: byColumn('createdAt', direction),
  });
}
