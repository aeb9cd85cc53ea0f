import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { Ranking, SweepOrigin } from '@critbatch/prisma/generated/enums';
import { rankScores } from '@critbatch/theory';
import type { LeaderboardTotals } from './benchmark.type.ts';

/** A submission's place on the board of its version; `rank` is null where it is listed and not ranked. */
export type Place = { submissionId: string; rank: number | null; isShared: boolean };

/** What the place of a submission follows from. Null is infinite. */
export type Standing = {
  id: string;
  origin: SweepOrigin;
  score: number | null;
  lower: number;
  upper: number | null;
};

/** The order of a board is that of `compareScores` in theory; null, which is infinite, comes last by itself. */
export const boardOrder = Prisma.sql`
  submission.score, submission.lower, submission.upper, submission."submittedAt", submission.id`;

/** Values that compare as that order does. None of them ever changes, not even of what is withdrawn. */
const placeOf = (alias: string) =>
  Prisma.raw(`coalesce(${alias}.score, 'Infinity'), ${alias}.lower, coalesce(${alias}.upper, 'Infinity'),
    ${alias}."submittedAt", ${alias}.id`);
const placeOfOther = (id: string) =>
  Prisma.sql`(SELECT ${placeOf('other')} FROM "Submission" other WHERE other.id = ${id}::uuid)`;

/** Conditions on `submission`: whether it comes after another in that order, or up to and with it. */
export const after = (id: string) => Prisma.sql`(${placeOf('submission')}) > ${placeOfOther(id)}`;
export const upTo = (id: string) => Prisma.sql`(${placeOf('submission')}) <= ${placeOfOther(id)}`;

/** A condition on `submission`: whether it stands on the board of a version. */
export const listedOn = (versionId: string) =>
  Prisma.sql`submission."benchmarkVersionId" = ${versionId}::uuid AND submission.status = 'LISTED'`;

/** What of a board meets a condition, in its order. */
export function readStandings(reader: Reader, where: Prisma.Sql): Promise<Standing[]> {
  return reader.$queryRaw`SELECT ${standing} FROM "Submission" submission WHERE ${where} ORDER BY ${boardOrder}`;
}

/** The places on the whole boards of these versions. */
export async function findPlaces(reader: Reader, versionIds: readonly string[]): Promise<Place[]> {
  const rows = await reader.$queryRaw<(Standing & { versionId: string; ranking: Ranking })[]>`
    SELECT ${standing}, version.id AS "versionId", version.ranking
    FROM "BenchmarkVersion" version JOIN "Submission" submission ON submission."benchmarkVersionId" = version.id
    WHERE version.id = ANY(${[...versionIds]}::uuid[]) AND submission.status = 'LISTED'
    ORDER BY ${boardOrder}`;
  return [...Map.groupBy(rows, ({ versionId }) => versionId).values()].flatMap((board) =>
    firstPlaces(board[0]?.ranking as Ranking, board, true),
  );
}

const standing = Prisma.sql`
  submission.id, submission.origin, submission.score, submission.lower, submission.upper`;

/**
 * The places of what stands first on a board. Where more may follow, that of the last one who is ranked is left out as long
 * as it stands alone: the next may share it. What is imported stands among the rest, unranked.
 */
export function firstPlaces(ranking: Ranking, board: readonly Standing[], isWhole: boolean): Place[] {
  const ranked = ranking === 'CRITICAL_BATCH_SIZE' ? [] : board.filter(({ origin }) => origin !== 'IMPORTED');
  const ranks = rankScores(ranked.map(scoreOf));
  const rankOf = new Map(ranked.map(({ id }, index) => [id, ranks[index]]));
  const undecided = isWhole || ranks.at(-1)?.isShared ? undefined : ranked.at(-1)?.id;
  return board
    .filter(({ id }) => id !== undecided)
    .map(({ id }) => ({
      submissionId: id,
      rank: rankOf.get(id)?.rank ?? null,
      isShared: rankOf.get(id)?.isShared ?? false,
    }));
}

/** What is stored, with null as the infinite that it stands for. */
export function scoreOf({ score, lower, upper }: Pick<Standing, 'score' | 'lower' | 'upper'>) {
  return { value: score ?? Number.POSITIVE_INFINITY, lower, upper: upper ?? Number.POSITIVE_INFINITY };
}

/** What stands on the boards of these versions, in numbers, in their order. */
export function findTotals(reader: Reader, versionIds: readonly string[]): Promise<LeaderboardTotals[]> {
  return reader.$queryRaw`
    SELECT totals.submissions, totals.teams, totals.attested, totals.replicated, totals.runs
    FROM unnest(${[...versionIds]}::uuid[]) WITH ORDINALITY AS version (id, place)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS submissions, count(DISTINCT "teamId")::int AS teams,
        (count(*) FILTER (WHERE trust = 'ATTESTED'))::int AS attested,
        (count(*) FILTER (WHERE trust = 'REPLICATED'))::int AS replicated, coalesce(sum("runCount"), 0)::int AS runs
      FROM "Submission" submission
      WHERE submission."benchmarkVersionId" = version.id AND submission.status = 'LISTED'
    ) AS totals
    ORDER BY version.place`;
}
