import type { Prisma, Report } from '@critbatch/prisma/generated/client';
import type { ReportSnapshot } from '@critbatch/theory';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { localId } from '../../platform/node/globalId.ts';
import { containing } from '../../platform/page/containing.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { readableTeams } from '../../teams/team/readableTeams.ts';
import { freeze } from './freeze.ts';
import { freezeInTurn } from './freezeInTurn.ts';
import type {
  AddReportVersionInput,
  AddReportVersionPayload,
  CreateReportInput,
  CreateReportPayload,
  ReportPreview,
  ReportPreviewInput,
  ReportsArgs,
} from './report.input.ts';
import type { VersionRecord } from './reportRecords.ts';
import { withoutSnapshot } from './reportVersions.ts';
import { teamToReport, writableReport } from './writableReport.ts';

/** Reports of the caller's teams, that with the newest version first. */
export function listReports(
  { prisma, access, budget }: Context,
  { where, orderBy, ...args }: ReportsArgs,
): Promise<Page<Report>> {
  const direction = orderBy?.direction ?? 'desc';
  const column = orderBy?.field ?? 'lastVersionAt';
  return listOf({ prisma, budget }, 'report', args, {
    where: {
      teamId: { in: readableTeams(access, where?.teamId) },
      ...(where?.titleContains ? { title: containing(where.titleContains) } : {}),
    },
    order: byColumn(column, direction, column === 'title' ? 'text' : 'date'),
  });
}

/** What a version would freeze now; nothing is kept. */
export async function previewReport(context: Context, input: ReportPreviewInput): Promise<ReportPreview> {
  const teamId = localId('Team', input.teamId);
  requireTeam(context.access, teamId, 'Team', 'read');
  const { value: content, userErrors } = await freezeInTurn(context, teamId, () =>
    freeze(context, teamId, input.content),
  );
  return { content, userErrors: userErrors ?? [] };
}

/** Makes a report of a team in which the caller may write, with a first version of what is known now. */
export async function createReport(context: Context, input: CreateReportInput): Promise<CreateReportPayload> {
  const { prisma, access } = context;
  const teamId = teamToReport(context, input.teamId);
  const { value: snapshot, userErrors } = await freeze(context, teamId, input.content);
  if (userErrors) return { report: null, userErrors };
  const createdById = access.kind === 'user' ? access.userId : null;
  const { id } = await prisma.report.create({ data: { teamId, createdById, title: snapshot.title } });
  await storeVersion(context, { id, teamId }, snapshot);
  return { report: await prisma.report.findUniqueOrThrow({ where: { id } }), userErrors: [] };
}

/** Freezes what is known now as the next version of a report; the versions before it stay as they are. */
export async function addReportVersion(
  context: Context,
  input: AddReportVersionInput,
): Promise<AddReportVersionPayload> {
  const report = await writableReport(context, input.reportId);
  const { value: snapshot, userErrors } = await freeze(context, report.teamId, input.content);
  if (userErrors) return { reportVersion: null, userErrors };
  return { reportVersion: await storeVersion(context, report, snapshot), userErrors: [] };
}

/** Numbers the version under the report's row lock. */
async function storeVersion(
  { prisma, access, change }: Context,
  report: Pick<Report, 'id' | 'teamId'>,
  snapshot: ReportSnapshot,
): Promise<VersionRecord> {
  const { lastVersion, lastVersionAt } = await prisma.report.update({
    where: { id: report.id },
    data: { lastVersion: { increment: 1 }, lastVersionAt: new Date(), title: snapshot.title },
  });
  const snapshotHash = contentHash(snapshot);
  change.describe({ after: { version: lastVersion, title: snapshot.title, snapshotHash } });
  return prisma.reportVersion.create({
    data: {
      reportId: report.id,
      teamId: report.teamId,
      number: lastVersion,
      title: snapshot.title,
      snapshot: snapshot as unknown as Prisma.InputJsonObject,
      snapshotHash,
      createdById: access.kind === 'user' ? access.userId : null,
      createdAt: lastVersionAt,
    },
    omit: withoutSnapshot,
  });
}
