import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { costPlugin } from '../../platform/limits/costPlugin.ts';
import { DescriptionCache } from '../../platform/limits/descriptionCache.ts';
import { documentRules } from '../../platform/limits/documentRules.ts';
import type { IntrospectionReaders } from '../../platform/limits/introspectionPlugin.ts';
import { introspectionPlugin } from '../../platform/limits/introspectionPlugin.ts';
import { operationLimits } from '../../platform/limits/operationLimits.ts';
import { formatError } from './formatError.ts';
import { refuseSubscriptions } from './refuseSubscriptions.ts';
import { currentRequestId } from './requestId.ts';
import { retryAfterPlugin } from './retryAfter.ts';

/** Cache hints, which we give none of, would be asked of every single field. The types of its two builds differ, the plugins do not. */
const disabled = [
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginCacheControlDisabled(),
] as unknown as ApolloServerPlugin<Context>[];

/** Apollo with our limits; queries and mutations only, for subscriptions have a stream of their own. */
export function createApollo(
  schema: GraphQLSchema,
  introspection: IntrospectionReaders,
): ApolloServer<Context> {
  const descriptions = new DescriptionCache();
  return new ApolloServer<Context>({
    schema,
    csrfPrevention: true,
    // introspectionPlugin.ts decides who may ask for it.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: operationLimits.tokens },
    validationRules: documentRules,
    stringifyResult: descriptions.stringify,
    plugins: [
      introspectionPlugin(introspection),
      refuseSubscriptions,
      costPlugin,
      descriptions.plugin,
      retryAfterPlugin,
      ...disabled,
    ],
    formatError: (_formatted, error) => formatError(error, currentRequestId()),
  });
}
