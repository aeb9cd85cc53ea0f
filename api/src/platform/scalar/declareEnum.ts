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

/** Declares an enum whose words are those of a type that stands elsewhere, each with a sentence about it; and gives its object. */
export function declareWords<Word extends string>(
  name: string,
  description: string,
  described: { readonly [Value in Word]: Described },
): { readonly [Value in Word]: Value } {
  const values = Object.fromEntries(Object.keys(described).map((word) => [word, word])) as {
    [Value in Word]: Value;
  };
  declareEnum(values, name, description, described);
  return values;
}
