import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';

type Maybe<Value> = Value | null | undefined;
type Metadata = ReturnType<typeof getMetadataStorage>;
type Resolver = Metadata['fieldResolvers'][number] | Metadata['queries'][number];
type Param = NonNullable<Resolver['params']>[number];
type Value = (
  parent: object,
  args: Record<string, unknown>,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

/**
 * Lets graphql-js call resolvers without TypeGraphQL in between, which makes an instance of its class of each parent and of each
 * input, and a promise of each value whose field takes an argument: an answer has thousands, and so has a batch of measurements.
 */
export function resolveDirectly(schema: GraphQLSchema): GraphQLSchema {
  const { objectTypes, fieldResolvers, queries, mutations } = getMetadataStorage();
  replaceResolvers(schema.getQueryType(), queries);
  replaceResolvers(schema.getMutationType(), mutations);
  for (const { name, target } of objectTypes) {
    const type = schema.getType(name);
    const classes = ancestorsOf(target);
    const own = fieldResolvers.filter(({ getObjectType }) => classes.has(getObjectType?.()));
    if (isObjectType(type)) replaceResolvers(type, own);
  }
  return schema;
}

function replaceResolvers(type: Maybe<GraphQLObjectType>, resolvers: readonly Resolver[]): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    const resolver = resolvers.find(({ schemaName }) => schemaName === field.name);
    if (field.resolve && resolver) field.resolve = directResolver(resolver) ?? field.resolve;
  }
}

/** The method itself, with its parameters in place; null where one is of a kind that is TypeGraphQL's to fill in. */
function directResolver(resolver: Resolver) {
  const { target, methodName, params = [], middlewares = [] } = resolver;
  const isOfType = 'kind' in resolver && resolver.kind === 'internal';
  const values = params.toSorted((a, b) => a.index - b.index).map(readerOf);
  if (middlewares.length > 0 || !values.every((value) => value !== null)) return null;
  const owner = isOfType ? target.prototype : new (target as new () => object)();
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
