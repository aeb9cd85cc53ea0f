import type { ClassType } from 'type-graphql';
import { Field, getMetadataStorage, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';

/** The values of each field of some rows, in the order of the rows. */
export type Columns<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };

/**
 * The object type of `Columns` of a type whose fields are scalars: the same fields, each a list. It is answered several times as
 * fast as rows, for graphql-js walks through every row as an object.
 */
export function columnsTypeOf(rowType: ClassType, name: string, description: string): ClassType {
  @Allow(whoeverReadsTheParent)
  @ObjectType(name, { description })
  class RowColumns {}

  for (const field of getMetadataStorage().fields.filter(({ target }) => target === rowType)) {
    const nullable = field.typeOptions.nullable ? 'items' : false;
    Field(() => [field.getType()], { nullable, description: field.description ?? '' })(
      RowColumns.prototype,
      field.name,
    );
  }
  return RowColumns;
}

export function columnsOf<Row extends object, Name extends keyof Row>(
  rows: readonly Row[],
  names: readonly Name[],
): Columns<Pick<Row, Name>> {
  const columns = names.map((name) => [name, rows.map((row) => row[name])]);
  return Object.fromEntries(columns) as Columns<Pick<Row, Name>>;
}
