import { CritbatchError } from '@critbatch/theory';
import type { DocumentNode, ValidationRule } from 'graphql';
import { GraphQLError } from 'graphql';

/** A rule that refuses a document with OPERATION_TOO_LARGE for what is found in it as a whole, before other rules walk it. */
export function wholeDocumentRule(find: (document: DocumentNode) => string | null): ValidationRule {
  return (context) => ({
    Document(document) {
      const refused = find(document);
      if (refused === null) return undefined;
      const fault = new CritbatchError('OPERATION_TOO_LARGE', refused);
      context.reportError(new GraphQLError(fault.message, { originalError: fault }));
      // The other rules see this in its place: there is nothing left to compare.
      return { ...document, definitions: [] };
    },
  });
}
