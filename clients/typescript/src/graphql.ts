import { initGraphQLTada } from 'gql.tada';
import type { Introspection } from './generated/introspection.ts';

export type { ResultOf, VariablesOf } from 'gql.tada';

/** An operation of yours; its data and its variables are typed by the API's schema, without a generator on your side. */
export const graphql = initGraphQLTada<{
  introspection: Introspection;
  disableMasking: true;
  scalars: { ID: string; DateTime: string; Long: number; JSON: unknown };
}>();
