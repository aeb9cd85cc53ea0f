import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, Kind, type ValidationContext, type ValidationRule, visit } from 'graphql';
import { operationLimits } from './operationLimits.ts';
import { repeatedFieldsRule } from './repeatedFields.ts';
import { wholeDocumentRule } from './wholeDocumentRule.ts';

/** graphql-js compares fragments each with each, one within the other, and a circle of 120 overflows its stack. */
const fewFragmentsRule = wholeDocumentRule(({ definitions }) => {
  const count = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
  if (count <= operationLimits.fragments) return null;
  return `A document may have ${operationLimits.fragments} fragments, and this one has ${count}.`;
});

/** The schema is described for each field that asks for it: 25 of them, under names of their own, took 164 ms of the event loop. */
const oneDescriptionRule = wholeDocumentRule((document) => {
  const counts = { __schema: 0, __type: 0 };
  visit(document, {
    Field({ name: { value } }) {
      if (value === '__schema' || value === '__type') counts[value] += 1;
    },
  });
  const { descriptions, describedTypes } = operationLimits;
  if (counts.__schema <= descriptions && counts.__type <= describedTypes) return null;
  return `A document may ask for __schema ${descriptions} time and for __type ${describedTypes} times. Ask for __schema once: it names every type.`;
});

/** A bound of the armor, and how it tells that a document is beyond: as a fault of the document, not as one of ours. */
const upTo = (n: number) => ({
  n,
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })),
  ],
});

/** What a document has to keep to beside GraphQL's own rules. */
export const documentRules: ValidationRule[] = [
  fewFragmentsRule,
  repeatedFieldsRule,
  oneDescriptionRule,
  maxDepthRule(upTo(operationLimits.depth)),
  maxAliasesRule(upTo(operationLimits.aliases)),
  maxDirectivesRule(upTo(operationLimits.directives)),
];
