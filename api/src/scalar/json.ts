import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** A JSON document that the services parse with a schema of their own. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON document; its form is given where it is used.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (literal, variables) => valueFromASTUntyped(literal, variables),
});
