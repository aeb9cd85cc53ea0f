import { errorCodes } from '@critbatch/theory';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { describeFault } from '../../platform/fault/describeFault.ts';
import { logFault } from '../../platform/log/log.ts';

/** An error of an operation as the caller sees it: a code of docs/errors.md, a sentence, and no stack. */
export function formatError(error: unknown, requestId: string): GraphQLFormattedError {
  const cause = error instanceof GraphQLError && error.originalError ? error.originalError : error;
  const place = error instanceof GraphQLError ? { path: error.path, locations: error.locations } : {};
  if (cause instanceof GraphQLError) {
    return { ...badRequest(error as GraphQLError, requestId), ...definedOf(place) };
  }
  const { isOurs, message, ...extensions } = describeFault(cause, requestId);
  if (!isOurs) logFault('An operation failed.', cause, { requestId, code: extensions.code });
  return { message, extensions: { ...extensions, requestId }, ...definedOf(place) };
}

/** GraphQL repeats what it was sent, which may be a megabyte. */
const mostCharacters = 1_000;

/** GraphQL's own complaint about the request: its text is safe to show, its code becomes one of ours. */
function badRequest(error: GraphQLError, requestId: string): GraphQLFormattedError {
  // graphql-js says "more that"; GraphQL Armor says "limit of … exceeded".
  const code = /limit of \d+ exceeded|more tha[nt] \d+ tokens/i.test(error.message)
    ? ('OPERATION_TOO_LARGE' as const)
    : ('INVALID_INPUT' as const);
  const message =
    error.message.length > mostCharacters ? `${error.message.slice(0, mostCharacters)}…` : error.message;
  return { message, extensions: { code, retryable: errorCodes[code].retryable, requestId } };
}

function definedOf(place: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}
