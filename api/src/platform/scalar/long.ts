import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Counts that outgrow 32 bits: a safe integer outside; PostgreSQL's bigint or a number inside. */
export const Long = new GraphQLScalarType<number, number>({
  name: 'Long',
  description: 'An integer of up to 53 bits, as a JSON number.',
  serialize: (value) => safeInteger(typeof value === 'bigint' ? Number(value) : value),
  parseValue: safeInteger,
  parseLiteral: (literal) => safeInteger(literal.kind === Kind.INT ? Number(literal.value) : undefined),
});

function safeInteger(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError('Long must be an integer between -(2^53 - 1) and 2^53 - 1.');
}
