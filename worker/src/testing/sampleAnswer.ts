import type { GraphQLOutputType, GraphQLSchema } from 'graphql';
import {
  execute,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';

const sampleScalars: Readonly<Record<string, unknown>> = {
  ID: 'an-id',
  String: 'text',
  Int: 7,
  Long: 7,
  Float: 0.5,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00.000Z',
  JSON: { any: 'thing' },
};

/**
 * The value of a root field as the schema allows it: every field filled in, save those named in `absent`, which are
 * null where the schema lets them be; `userErrors` is empty. A client that cannot read it has drifted.
 */
export async function sampleAnswer(
  schema: GraphQLSchema,
  document: string,
  input: object,
  absent: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const result = await execute({
    schema,
    document: parse(document),
    variableValues: { input },
    fieldResolver: (_source, _arguments, _context, { fieldName, returnType }) => {
      if (fieldName === 'userErrors') return [];
      if (absent.includes(fieldName) && !isNonNullType(returnType)) return null;
      return sampleValue(returnType);
    },
  });
  if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return { ...result.data };
}

function sampleValue(type: GraphQLOutputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [sampleValue(inner.ofType)];
  if (isEnumType(inner)) return inner.getValues()[0]?.value;
  if (isScalarType(inner)) return sampleScalars[inner.name];
  if (isObjectType(inner)) return {};
  throw new Error(`No sample for ${String(type)}`);
}
