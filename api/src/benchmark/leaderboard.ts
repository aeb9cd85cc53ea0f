import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Ranking, SubmissionBasis } from '@critbatch/prisma/generated/enums';
import { compareScores, rankScores } from '@critbatch/theory';

/** A submission's place on the board of its version; `rank` is null where it is listed and not ranked. */
export type Place = {
  submissionId: string;
  versionId: string;
  position: number;
  rank: number | null;
  isShared: boolean;
};

type Row = {
  id: string;
  benchmarkVersionId: string;
  basis: SubmissionBasis;
  score: number | null;
  lower: number;
  upper: number | null;
  ranking: Ranking;
};

/** The boards of these versions, each from its first place to its last. What is imported stands among the rest, unranked. */
export async function findPlaces(reader: Reader, versionIds: readonly string[]): Promise<Place[]> {
  const rows = await reader.$queryRaw<Row[]>`
    SELECT submission.id, "benchmarkVersionId", basis, score, lower, upper, version.ranking
    FROM "Submission" submission JOIN "BenchmarkVersion" version ON version.id = "benchmarkVersionId"
    WHERE "benchmarkVersionId" = ANY(${[...versionIds]}::uuid[]) AND status = 'LISTED'
    ORDER BY "submittedAt", submission.id`;
  return [...Map.groupBy(rows, (row) => row.benchmarkVersionId).values()].flatMap(placesOf);
}

function placesOf(rows: readonly Row[]): Place[] {
  const ranked = rows.filter(
    ({ basis, ranking }) => basis !== 'IMPORTED' && ranking !== 'CRITICAL_BATCH_SIZE',
  );
  const ranks = rankScores(ranked.map(scoreOf));
  const rankOf = new Map(ranked.map(({ id }, index) => [id, ranks[index]]));
  return rows
    .toSorted((a, b) => compareScores(scoreOf(a), scoreOf(b)))
    .map(({ id, benchmarkVersionId }, position) => ({
      submissionId: id,
      versionId: benchmarkVersionId,
      position,
      rank: rankOf.get(id)?.rank ?? null,
      isShared: rankOf.get(id)?.isShared ?? false,
    }));
}

/** What is stored, with null as the infinite that it stands for. */
export function scoreOf({
  score,
  lower,
  upper,
}: {
  score: number | null;
  lower: number;
  upper: number | null;
}) {
  return { value: score ?? Number.POSITIVE_INFINITY, lower, upper: upper ?? Number.POSITIVE_INFINITY };
}

/** What stands on the boards of these versions, in numbers. */
export function findTotals(reader: Reader, versionIds: readonly string[]) {
  return reader.$queryRaw<
    { versionId: string; submissions: number; teams: number; replicated: number; runs: number }[]
  >`
    SELECT "benchmarkVersionId" AS "versionId", count(*)::int AS submissions,
      count(DISTINCT "teamId")::int AS teams, (count(*) FILTER (WHERE basis = 'REPLICATED'))::int AS replicated,
      coalesce(sum("runCount"), 0)::int AS runs
    FROM "Submission" WHERE "benchmarkVersionId" = ANY(${[...versionIds]}::uuid[]) AND status = 'LISTED'
    GROUP BY 1`;
}
