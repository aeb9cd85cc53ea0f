import { Prisma } from '../generated/client.ts';

export const runColumns: readonly string[] = Object.values(Prisma.RunScalarFieldEnum);
export const submissionColumns: readonly string[] = Object.values(Prisma.SubmissionScalarFieldEnum);

/** Columns of a record under an alias, by name: a statement that says `*` is not prepared (preparedStatements.ts). */
export function columnList(columns: readonly string[], alias: string): Prisma.Sql {
  return Prisma.raw(columns.map((name) => `${alias}."${name}"`).join(', '));
}
