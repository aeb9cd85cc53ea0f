import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { PubSub } from 'type-graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import { enforceRules } from '../../platform/access/enforceRules.ts';
import { recordMutations } from '../../platform/audit/recordMutations.ts';
import { boundArguments } from '../../platform/limits/argumentBounds.ts';
import { paceLists } from '../../platform/limits/paceLists.ts';
import { refuseBelowFloor } from '../../platform/limits/refuseBelowFloor.ts';
import { nouns } from '../nouns.ts';
import { resolveDirectly } from './resolveDirectly.ts';

type Resolver = new () => object;

/** TypeGraphQL asks for one, but subscriptions read PostgreSQL themselves (event/follow.ts). */
const noPubSub: PubSub = {
  publish: () => {},
  subscribe: () => {
    throw new Error('Subscriptions do not go through a PubSub here.');
  },
};

/** The schema with every field behind its access rules, every mutation recorded, and every argument and list within bounds. */
export function createSchema(): GraphQLSchema {
  // A property is then read by graphql-js itself, and not through three functions of TypeGraphQL's: answers have thousands.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = resolveDirectly(
    buildSchemaSync({
      resolvers: nouns.flatMap(({ resolvers = [] }) => resolvers) as [Resolver, ...Resolver[]],
      validate: false,
      pubSub: noPubSub,
    }),
  );
  return boundArguments(paceLists(enforceRules(refuseBelowFloor(recordMutations(schema)))));
}

let shared: GraphQLSchema | undefined;

/** The schema that every API of this process serves: it keeps nothing of any of them, and takes a tenth of a second to make. */
export function sharedSchema(): GraphQLSchema {
  shared ??= createSchema();
  return shared;
}

/** The contract as text, in an order that does not depend on that of the imports. */
export function printContract(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
