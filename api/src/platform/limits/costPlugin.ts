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
        try {
          requested = operationCost(schema, document, operationName, request.variables ?? {});
          requireAffordable(requested);
        } catch (fault) {
          // Sizes are looked at before Apollo looks whether all variables are there.
          const originalError = fault as Error;
          throw new GraphQLError(originalError.message, {
            originalError,
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
