import type { DocumentNode, GraphQLSchema } from 'graphql';
import { execute } from 'graphql';
import type { Context } from '../../platform/context/context.ts';

/** Asks our own schema something in the name of the caller; the first fault is thrown as it is. */
export type AskApi = (document: DocumentNode, variables: Record<string, unknown>) => Promise<unknown>;

/** What asks within the caller's transaction, behind the same access rules as from outside. */
export function askApiOf(schema: GraphQLSchema, contextValue: Context): AskApi {
  return async (document, variableValues) => {
    const { data, errors } = await execute({ schema, document, contextValue, variableValues });
    const [fault] = errors ?? [];
    if (fault) throw fault.originalError ?? fault;
    return data;
  };
}
