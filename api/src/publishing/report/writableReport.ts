import type { Report } from '@critbatch/prisma/generated/client';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { reportById } from './report.loaders.ts';

/** The team in which the caller may make a report; NOT_FOUND or FORBIDDEN where they may not. */
export function teamToReport({ access }: Context, globalId: string): string {
  const teamId = localId('Team', globalId);
  requireTeam(access, teamId, 'Team', 'write');
  return teamId;
}

/** The report to which the caller may add a version; NOT_FOUND or FORBIDDEN where they may not. */
export async function writableReport(context: Context, globalId: string): Promise<Report> {
  const report = await reportById.load(context, localId('Report', globalId));
  if (!report) throw notFound('Report');
  requireTeam(context.access, report.teamId, 'Report', 'write');
  return report;
}
