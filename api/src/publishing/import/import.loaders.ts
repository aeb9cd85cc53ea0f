import { Loader } from '../../platform/context/loader.ts';

type File = { teamId: string; contentHash: string };

/** The newest sweep that a team has imported from these bytes; null where it has not. */
export const importedFrom = new Loader<File, { sweepId: string } | null>(
  async ({ reader }, files) => {
    const found = await reader.$queryRaw<(File & { sweepId: string })[]>`
      SELECT DISTINCT ON (sweep."teamId", imported."contentHash") sweep."teamId", imported."contentHash", sweep.id AS "sweepId"
      FROM "SweepImport" imported JOIN "Sweep" sweep ON sweep.id = imported."sweepId"
      WHERE sweep."teamId" = ANY(${files.map(({ teamId }) => teamId)}::uuid[])
        AND imported."contentHash" = ANY(${files.map(({ contentHash }) => contentHash)}::text[])
      ORDER BY sweep."teamId", imported."contentHash", imported."importedAt" DESC, sweep.id DESC`;
    const byFile = new Map(found.map((file) => [keyOf(file), file]));
    return files.map((file) => byFile.get(keyOf(file)) ?? null);
  },
  { idOf: keyOf },
);

function keyOf({ teamId, contentHash }: File): string {
  return `${teamId} ${contentHash}`;
}
