import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Context } from '../context/context.ts';

type Metadata = ReturnType<typeof getMetadataStorage>;
type FieldResolver = Metadata['fieldResolvers'][number];
type Param = NonNullable<FieldResolver['params']>[number];
type Value = (
  parent: object,
  args: Record<string, unknown>,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

/**
 * Lets graphql-js call the resolvers of fields without TypeGraphQL in between, which makes an instance of its class of each
 * parent and a promise of each value whose field takes an argument: an answer has thousands.
 */
export function resolveDirectly(schema: GraphQLSchema): GraphQLSchema {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  for (const { name, target } of objectTypes) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const classes = ancestorsOf(target);
    for (const field of Object.values(type.getFields())) {
      const resolver = fieldResolvers.find(
        ({ getObjectType, schemaName }) => schemaName === field.name && classes.has(getObjectType?.()),
      );
      if (field.resolve && resolver) field.resolve = directResolver(resolver) ?? field.resolve;
    }
  }
  return schema;
}

/** The method itself, with its parameters in place; null where one is of a kind that is TypeGraphQL's to fill in. */
function directResolver({ kind, target, methodName, params = [], middlewares = [] }: FieldResolver) {
  const values = params.toSorted((a, b) => a.index - b.index).map(readerOf);
  if (middlewares.length > 0 || !values.every((value) => value !== null)) return null;
  const owner = kind === 'external' ? new (target as new () => object)() : target.prototype;
  const method: unknown = owner[methodName];
  if (typeof method !== 'function') return null;
  const resolve: GraphQLFieldResolver<object, Context> = (parent, args, context, info) =>
    method.apply(
      owner,
      values.map((value) => value(parent, args, context, info)),
    );
  return resolve;
}

function readerOf(param: Param): Value | null {
  if (param.kind === 'info') return (_parent, _args, _context, info) => info;
  if (param.kind === 'args') return (_parent, args) => args;
  if (param.kind === 'arg') return (_parent, args) => args[param.name];
  if (param.kind === 'root' && !param.propertyName) return (parent) => parent;
  if (param.kind === 'context' && !param.propertyName) return (_parent, _args, context) => context;
  return null;
}

/** A class and those that it extends. */
function ancestorsOf(target: object): Set<unknown> {
  const parent = Object.getPrototypeOf(target);
  return parent === Function.prototype ? new Set([target]) : ancestorsOf(parent).add(target);
}
