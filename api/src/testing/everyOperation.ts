import type { GraphQLField, GraphQLInputType, GraphQLNamedType, GraphQLSchema } from 'graphql';
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

export type Operation = { name: string; query: string };

const deepest = 3;

/**
 * An operation for every field of Query and Mutation, with these ids wherever an argument asks for one, selecting all
 * fields of all types down to four levels deep; of a node within another its plain fields, for it is asked by itself too.
 * Fields that take an `id` are asked once for each of the ids.
 */
export function everyOperation(schema: GraphQLSchema, ids: Record<string, string>): Operation[] {
  const roots = [['query', schema.getQueryType()] as const, ['mutation', schema.getMutationType()] as const];
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) => {
      const takesAnyId = field.args.some(({ name, type }) => name === 'id' || holdsId(getNamedType(type)));
      const choices = takesAnyId
        ? Object.entries(ids).filter(([key]) => key.endsWith('Id'))
        : [['', ''] as const];
      return choices.map(([noun, id]) => ({
        name: field.name,
        query: `${kind} { ${call(field, { ...ids, id })} ${selectOf(resultType(schema, field, noun), getNamedType(field.type))} }`,
      }));
    }),
  );
}

const holdsId = (type: GraphQLNamedType) => isInputObjectType(type) && 'id' in type.getFields();

/** For an interface, the type that the argument's name tells: `sweepId` is the id of a Sweep. */
function resultType(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  idName: string,
): GraphQLNamedType {
  const type = getNamedType(field.type);
  if (!isInterfaceType(type)) return type;
  const noun = idName.replace(/Id$/, '').toLowerCase();
  const found = schema.getPossibleTypes(type).find((each) => each.name.toLowerCase() === noun);
  if (!found) throw new Error(`No type for ${idName}.`);
  return found;
}

function call(field: GraphQLField<unknown, unknown>, ids: Record<string, string>): string {
  const values = field.args
    .filter(isRequiredArgument)
    .map(({ name, type }) => `${name}: ${literal(name, type, ids)}`);
  return values.length > 0 ? `${field.name}(${values.join(', ')})` : field.name;
}

function literal(name: string, type: GraphQLInputType, ids: Record<string, string>): string {
  if (isNonNullType(type)) return literal(name, type.ofType, ids);
  // A list of ids is named in the plural: runIds.
  if (isListType(type)) return `[${literal(name.replace(/Ids$/, 'Id'), type.ofType, ids)}]`;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.name, field.type, ids)}`).join(', ')} }`;
  }
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  switch (type.name) {
    case 'ID':
      return JSON.stringify(ids[name] ?? '');
    case 'String':
      if (name === 'slug' && ids.slug) return JSON.stringify(ids.slug);
      return name === 'sha256' ? `"${'0'.repeat(64)}"` : '"something"';
    case 'DateTime':
      return '"2026-11-24T08:00:00.000Z"';
    case 'JSON':
      return '{}';
    case 'Boolean':
      return 'false';
    default:
      return '1';
  }
}

function selectOf(type: GraphQLNamedType, declared: GraphQLNamedType): string {
  const selection = select(type, deepest);
  return type === declared ? selection : `{ ... on ${type.name} ${selection} }`;
}

function select(type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type)) {
    const members = type.getTypes().flatMap((member) => {
      const selection = select(member, depth);
      return selection ? [`... on ${member.name} ${selection}`] : [];
    });
    return `{ __typename ${members.join(' ')} }`;
  }
  if (isInterfaceType(type)) return `{ __typename ${Object.keys(type.getFields()).join(' ')} }`;
  if (!isObjectType(type)) return '';
  const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
  const isWithin = depth < deepest && isNode;
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const fieldType = getNamedType(field.type);
    const asked = call(field, {});
    if (!isCompositeType(fieldType)) return [asked];
    if (isWithin) return [];
    const selection = depth > 0 ? select(fieldType, depth - 1) : '';
    return selection ? [`${asked} ${selection}`] : [];
  });
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : '';
}
