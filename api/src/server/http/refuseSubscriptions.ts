import type { ApolloServerPlugin } from '@apollo/server';
import { CritbatchError } from '@critbatch/theory';
import { GraphQLError } from 'graphql';
import type { Context } from '../../platform/context/context.ts';

/** Says where subscriptions are followed: Apollo would execute one as a query, and fail. */
export const refuseSubscriptions: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation !== 'subscription') return;
      const originalError = new CritbatchError(
        'INVALID_INPUT',
        'Subscriptions are not answered here; send it to /graphql/stream, with the header "Accept: text/event-stream".',
      );
      const extensions = { http: { status: 400 } };
      throw new GraphQLError(originalError.message, { originalError, extensions });
    },
  }),
};
