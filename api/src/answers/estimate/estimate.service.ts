import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { LawDraw, ShortEstimate } from '@critbatch/theory';
import type { TargetRecord } from '../../sweeps/target/target.service.ts';
import type { EstimateRecord } from './presentEstimate.ts';

/** An estimate without what it says. */
export type EstimateHead = Pick<EstimateRecord, 'id' | 'targetId' | 'sweepId' | 'teamId' | 'createdAt'>;

/** Which of a target's estimates is the newest, null where it has none. */
export function newestHead(target: TargetRecord): EstimateHead | null {
  const { id, sweepId, teamId, estimateId, estimatedAt } = target;
  return estimateId && estimatedAt
    ? { id: estimateId, targetId: id, sweepId, teamId, createdAt: estimatedAt }
    : null;
}

const owned = Prisma.sql`"Estimate" estimate
    JOIN "Target" target ON target.id = estimate."targetId"
    JOIN "Sweep" sweep ON sweep.id = target."sweepId"`;

const head = Prisma.sql`estimate.id, estimate."targetId", estimate."createdAt",
    sweep.id AS "sweepId", sweep."teamId"`;

const newestOf = (targetIds: readonly string[], before: Date | null = null) => Prisma.sql`
    WHERE estimate."targetId" = ANY(${[...targetIds]}::uuid[])
      ${before ? Prisma.sql`AND estimate."createdAt" < ${before}` : Prisma.empty}
    ORDER BY estimate."targetId", estimate."createdAt" DESC, estimate.id DESC`;

/** The newest estimate of each target that has one, or that had one before a moment; whole. */
export function findNewestEstimates(
  reader: Reader,
  targetIds: readonly string[],
  before: Date | null = null,
): Promise<EstimateRecord[]> {
  return reader.$queryRaw<EstimateRecord[]>`
    SELECT DISTINCT ON (estimate."targetId") estimate.*, sweep.id AS "sweepId", sweep."teamId"
    FROM ${owned} ${newestOf(targetIds, before)}`;
}

/** The same without what they say, which is most of an estimate by far. */
export function findNewestHeads(
  reader: Reader,
  targetIds: readonly string[],
  before: Date | null = null,
): Promise<EstimateHead[]> {
  return reader.$queryRaw<EstimateHead[]>`
    SELECT DISTINCT ON (estimate."targetId") ${head} FROM ${owned} ${newestOf(targetIds, before)}`;
}

/** The estimates with these ids, without what they say. */
export function findEstimateHeads(reader: Reader, ids: readonly string[]): Promise<EstimateHead[]> {
  return reader.$queryRaw<EstimateHead[]>`
    SELECT ${head} FROM ${owned} WHERE estimate.id = ANY(${[...ids]}::uuid[])`;
}

/** What these estimates say. */
export function findResults(
  reader: Reader,
  ids: readonly string[],
): Promise<{ id: string; codeVersion: string; result: ShortEstimate }[]> {
  return reader.$queryRaw`
    SELECT id, "codeVersion", result FROM "Estimate" WHERE id = ANY(${[...ids]}::uuid[])`;
}

/** The bootstrap draws behind the intervals of these estimates. */
export function findDraws(
  reader: Reader,
  ids: readonly string[],
): Promise<{ id: string; draws: LawDraw[] }[]> {
  return reader.$queryRaw`
    SELECT id, samples AS draws FROM "Estimate" WHERE id = ANY(${[...ids]}::uuid[])`;
}

/** The same by estimate; an id of no estimate is not in it. */
export async function findDrawsById(reader: Reader, ids: readonly string[]): Promise<Map<string, LawDraw[]>> {
  const found = await findDraws(reader, [...new Set(ids)]);
  return new Map(found.map(({ id, draws }) => [id, draws]));
}
