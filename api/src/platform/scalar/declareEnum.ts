import { registerEnumType } from 'type-graphql';

/** A sentence about a value; for one that goes, what to read in its place as well. */
type Described = string | { description: string; deprecationReason: string };

/** Declares an enum of the schema: its name, a sentence about it, and one about each of its values. */
export function declareEnum<Enum extends object>(
  values: Enum,
  name: string,
  description: string,
  described: { readonly [Value in keyof Enum]: Described },
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries<Described>(described).map(([value, told]) => [
      value,
      typeof told === 'string' ? { description: told } : told,
    ]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
}
