import { ApolloArmor } from '@escape.tech/graphql-armor';

/** What one operation may ask for; docs/api.md tells what each means. */
export const operationLimits = { depth: 12, aliases: 30, directives: 20, cost: 150_000, tokens: 4_000 };

export const bodyLimits = { graphql: '4mb', auth: '64kb' } as const;

/** Rules and plugins for Apollo; the rules alone for subscriptions, which do not pass through Apollo. */
export const operationGuard = new ApolloArmor({
  maxDepth: { n: operationLimits.depth },
  maxAliases: { n: operationLimits.aliases },
  maxDirectives: { n: operationLimits.directives },
  maxTokens: { n: operationLimits.tokens },
  // Its cost knows nothing of the sizes of lists: operationCost.ts does.
  costLimit: { enabled: false },
  // It hides them from everybody: introspectionPlugin.ts knows who may read the schema.
  blockFieldSuggestion: { enabled: false },
}).protect();
