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
  const said = inOurWords(error.message);
  const message = said.length > mostCharacters ? `${said.slice(0, mostCharacters)}…` : said;
  return { message, extensions: { code, retryable: errorCodes[code].retryable, requestId } };
}

/** Libraries explain how they work, and repeat a whole input; a sender wants to know what to send, and which field is wrong. */
function inOurWords(message: string): string {
  if (message.includes('Cross-Site Request Forgery')) {
    return 'Send operations as POST with Content-Type: application/json.';
  }
  return message.replace(
    /^(Variable "\$\w+") got invalid value [{[].*?[}\]]( at "[^"]*")?; (?=Field |Expected )/s,
    (_whole, variable: string, at = '') => `${variable}${at}: `,
  );
}

function definedOf(place: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}
