import { Prisma } from '../generated/client.ts';

const fields = {
  measurement: Object.values(Prisma.MeasurementScalarFieldEnum),
  run: Object.values(Prisma.RunScalarFieldEnum),
};

/** The columns of a record under an alias, by name: a statement that says `*` is not prepared (preparedStatements.ts). */
export function columnsOf(record: keyof typeof fields, alias: string): Prisma.Sql {
  return Prisma.raw(fields[record].map((name) => `${alias}."${name}"`).join(', '));
}
