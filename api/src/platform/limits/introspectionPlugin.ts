import type { ApolloServerPlugin } from '@apollo/server';
import { CritbatchError } from '@critbatch/theory';
import type { DocumentNode } from 'graphql';
import { BREAK, GraphQLError, visit } from 'graphql';
import type { Context } from '../context/context.ts';

/** Who may ask the API for its own schema: callers who are signed in or hold a token, everybody, or nobody. */
export type IntrospectionReaders = 'signed-in' | 'everybody' | 'nobody';

/**
 * Refuses to describe the schema to others, and to guess what they meant by a field that is not there. The contract is no
 * secret, but answering it costs more than a stranger is worth.
 */
export function introspectionPlugin(readers: IntrospectionReaders): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      // Errors of the document, and those of the variables, which are checked later.
      didEncounterErrors: async ({ errors, contextValue }) => {
        if (!mayReadSchema(readers, contextValue)) withholdGuesses(errors);
      },
      didResolveOperation: async ({ document, contextValue }) => {
        if (mayReadSchema(readers, contextValue) || !asksForSchema(document)) return;
        if (readers === 'nobody') {
          throw refused(403, new CritbatchError('FORBIDDEN', 'This API does not describe itself.'));
        }
        const message = 'Sign in, or send a token, to read the schema; it is also in the documentation.';
        throw refused(401, new CritbatchError('UNAUTHENTICATED', message));
      },
    }),
  };
}

/** Whether the caller is one whom the operator lets read the schema. */
export function mayReadSchema(readers: IntrospectionReaders, { access }: Pick<Context, 'access'>): boolean {
  return readers === 'everybody' || (readers === 'signed-in' && access.kind !== 'stranger');
}

/** Takes what graphql-js guesses out of its complaints. */
export function withholdGuesses(faults: readonly GraphQLError[]): void {
  for (const fault of faults) fault.message = fault.message.replace(guess, '');
}

function refused(status: number, fault: CritbatchError): GraphQLError {
  return new GraphQLError(fault.message, { originalError: fault, extensions: { http: { status } } });
}

/** What graphql-js ends a complaint about an unknown name with. */
const guess = / Did you mean .+\?$/;

/** Apollo keeps the documents that come again, and so does this what it found in them. */
const known = new WeakMap<DocumentNode, boolean>();

function asksForSchema(document: DocumentNode): boolean {
  const found = known.get(document) ?? findSchemaField(document);
  known.set(document, found);
  return found;
}

function findSchemaField(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name: { value } }) {
      if (value !== '__schema' && value !== '__type') return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}
