import { createHash, randomBytes } from 'node:crypto';
import type { ReportSnapshot } from '@critbatch/theory';
import { mostCachedWeight, reportSnapshotSchema, snapshotWeight, withhold } from '@critbatch/theory';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { Cache } from '../../platform/context/cache.ts';
import type { Context } from '../../platform/context/context.ts';
import { Service } from '../../platform/context/service.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { ReportShareStatus } from './report.enum.ts';
import type {
  CreateReportShareInput,
  CreateReportSharePayload,
  RevokeReportShareInput,
  RevokeReportSharePayload,
} from './report.input.ts';
import { reportShareById, reportVersionById } from './report.loaders.ts';
import type { SharedReport } from './report.type.ts';
import { rowsOfSnapshot } from './reportRecords.ts';
import { presentShare, statusOf } from './reportShares.ts';

const millisecondsPerDay = 86_400_000;
const createSchema = z.object({ expiresInDays: z.int().min(1).max(365) });

/** Makes a link to a version; its secret is in the payload and nowhere else. */
export async function createReportShare(
  context: Context,
  input: CreateReportShareInput,
): Promise<CreateReportSharePayload> {
  const { prisma, access, authOptions } = context;
  const version = await reportVersionById.load(context, localId('ReportVersion', input.reportVersionId));
  if (!version) throw notFound('ReportVersion');
  requireTeam(access, version.teamId, 'ReportVersion', 'write');
  const { value, userErrors } = parseInput(createSchema, input);
  if (userErrors) return { reportShare: null, link: null, userErrors };
  const secret = randomBytes(32).toString('base64url');
  const now = new Date();
  const share = await prisma.reportShare.create({
    data: {
      reportId: version.reportId,
      versionId: version.id,
      teamId: version.teamId,
      secretHash: secretHash(secret),
      hidesNames: input.hidesNames,
      hiddenFields: [...new Set(input.hiddenFields)],
      createdAt: now,
      expiresAt: new Date(now.getTime() + value.expiresInDays * millisecondsPerDay),
      createdById: access.kind === 'user' ? access.userId : null,
    },
  });
  return {
    reportShare: presentShare(share),
    link: `${authOptions.publicUrl}/share/${secret}`,
    userErrors: [],
  };
}

/** Takes a link back: it opens nothing from now on. */
export async function revokeReportShare(
  context: Context,
  input: RevokeReportShareInput,
): Promise<RevokeReportSharePayload> {
  const { prisma, access } = context;
  const share = await reportShareById.load(context, localId('ReportShare', input.reportShareId));
  if (!share) throw notFound('ReportShare');
  requireTeam(access, share.teamId, 'ReportShare', 'write');
  const revokedAt = new Date();
  const { count } = await prisma.reportShare.updateMany({
    where: { id: share.id, revokedAt: null },
    data: { revokedAt },
  });
  if (count === 0) {
    const message = 'It was taken back before.';
    return { reportShare: null, userErrors: [userError('CONFLICT', ['reportShareId'], message)] };
  }
  return {
    reportShare: { ...share, revokedAt, status: ReportShareStatus.REVOKED },
    userErrors: [],
  };
}

/** A link as its holder sees it, and the version that it opens; null for one that has ended. */
export type SharedRecord = SharedReport & { versionId: string | null };

/** What the holder of a secret sees; null where there is no such link. A link that has ended says so, and nothing of the report. */
export async function readSharedReport({ prisma }: Context, secret: string): Promise<SharedRecord | null> {
  const share = await prisma.reportShare.findUnique({ where: { secretHash: secretHash(secret) } });
  if (!share) return null;
  const { hidesNames, hiddenFields, expiresAt } = share;
  const shown = { status: statusOf(share), hidesNames, hiddenFields, expiresAt };
  if (shown.status !== ReportShareStatus.ACTIVE) {
    return { ...shown, version: null, versionId: null, snapshotHash: null };
  }
  const { id, number, snapshotHash } = await prisma.reportVersion.findUniqueOrThrow({
    where: { id: share.versionId },
    select: { id: true, number: true, snapshotHash: true },
  });
  return { ...shown, version: number, versionId: id, snapshotHash };
}

/** What links to reports show, by version and by what they withhold. */
const sharedContents = new Service(() => new Cache<ReportSnapshot>(mostCachedWeight, snapshotWeight));

/** What a version froze, without what its link withholds. It never changes, and is read and parsed once while there is room. */
export async function readSharedContent(
  context: Context,
  { versionId, hidesNames, hiddenFields }: SharedRecord,
): Promise<ReportSnapshot | null> {
  if (versionId === null) return null;
  const { prisma, budget } = context;
  budget.spend(rowsOfSnapshot);
  const key = [versionId, hidesNames, ...hiddenFields].join(' ');
  const contents = await sharedContents.of(context).load([key], async () => {
    const { snapshot } = await prisma.reportVersion.findUniqueOrThrow({ where: { id: versionId } });
    const whole = reportSnapshotSchema.parse(snapshot);
    return [[key, withhold(whole, { names: hidesNames, fields: hiddenFields })]];
  });
  return contents.get(key) ?? null;
}

/** What is stored of the secret in a link. */
function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
