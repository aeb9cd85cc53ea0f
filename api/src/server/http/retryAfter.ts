import type { ApolloServerPlugin } from '@apollo/server';
import type { ErrorCode } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';

const overloadedSeconds = 5;

/** How long a caller who is told a code waits before trying again, for the header Retry-After; undefined where the code does not say. */
export function retryAfter(code: unknown): string | undefined {
  return code === ('OVERLOADED' satisfies ErrorCode) ? String(overloadedSeconds) : undefined;
}

/** Sets Retry-After on the answer to an operation that failed for a while. */
export const retryAfterPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http } }) => {
      const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
      const wait = errors.map(({ extensions }) => retryAfter(extensions?.code)).find(Boolean);
      if (wait) http.headers.set('retry-after', wait);
    },
  }),
};
