import { GraphQLError, GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** No document that is meant honestly is half as deep; what walks through one calls itself at every level. */
const mostLevels = 64;

/** A JSON document that the services parse with a schema of their own. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON document. Its form is described where it is used.',
  serialize: (value) => value,
  parseValue: (value) => shallow(value),
  parseLiteral: (literal, variables) => shallow(valueFromASTUntyped(literal, variables)),
});

function shallow(document: unknown): unknown {
  let level: unknown[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostLevels) throw new GraphQLError(`A JSON document has at most ${mostLevels} levels.`);
    level = level.flatMap((value) => (value && typeof value === 'object' ? Object.values(value) : []));
  }
  return document;
}
