import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';
import { operationCost, requireAffordable } from './operationCost.ts';
import { operationLimits } from './operationLimits.ts';

/** Refuses what costs too much before anything is executed, and says in `extensions.cost` what the rest costs. */
export const costPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => {
    let requested = 0;
    return {
      didResolveOperation: async ({ schema, document, operationName, request }) => {
        requested = operationCost(schema, document, operationName, request.variables ?? {});
        try {
          requireAffordable(requested);
        } catch (fault) {
          throw new GraphQLError('Too dear', {
            originalError: fault as Error,
            extensions: { http: { status: 400 } },
          });
        }
      },
      willSendResponse: async ({ response: { body } }) => {
        if (body.kind !== 'single') return;
        const cost = { requested, limit: operationLimits.cost };
        body.singleResult.extensions = { ...body.singleResult.extensions, cost };
      },
    };
  },
};
