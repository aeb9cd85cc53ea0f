import { CritbatchError } from '@critbatch/theory';
import type { ValidationRule } from 'graphql';
import { GraphQLError, Kind } from 'graphql';
import { operationGuard, operationLimits } from './operationLimits.ts';
import { repeatedFieldsRule } from './repeatedFields.ts';

/**
 * Refuses documents of too many fragments: graphql-js compares each with each, one within the other, and a circle of 120 overflows
 * its stack.
 */
const fewFragmentsRule: ValidationRule = (context) => ({
  Document(document) {
    const count = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
    if (count <= operationLimits.fragments) return undefined;
    const message = `A document may have ${operationLimits.fragments} fragments, and this one has ${count}.`;
    const fault = new CritbatchError('OPERATION_TOO_LARGE', message);
    context.reportError(new GraphQLError(fault.message, { originalError: fault }));
    // The other rules see this in its place: there is nothing left to compare.
    return { ...document, definitions: [] };
  },
});

/** What a document has to keep to beside GraphQL's own rules. */
export const documentRules: ValidationRule[] = [
  fewFragmentsRule,
  repeatedFieldsRule,
  ...operationGuard.validationRules,
];
