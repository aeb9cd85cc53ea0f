import { CritbatchError } from '@critbatch/theory';
import type { Request, RequestHandler, Response } from 'express';
import type { ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { getOperationAST, parse, specifiedRules, validate } from 'graphql';
import type { RequestParams } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/express';
import type { Context } from '../../platform/context/context.ts';
import { documentRules } from '../../platform/limits/documentRules.ts';
import type { IntrospectionReaders } from '../../platform/limits/introspectionPlugin.ts';
import { mayReadSchema, withholdGuesses } from '../../platform/limits/introspectionPlugin.ts';
import { operationCost, requireAffordable } from '../../platform/limits/operationCost.ts';
import { operationLimits } from '../../platform/limits/operationLimits.ts';
import { oneEachRound } from '../../platform/limits/rounds.ts';
import type { StreamReservation } from '../../platform/limits/streamPlaces.ts';
import { formatError } from './formatError.ts';

type Options = {
  schema: GraphQLSchema;
  introspection: IntrospectionReaders;
  contextOf: (request: Request) => Context;
  requestIdOf: () => string;
};

export type SubscriptionStream = {
  handler: RequestHandler;
  /** Cuts the streams off without a word of completion, so that subscribers come back to the next API. */
  cut: () => void;
};

/**
 * Subscriptions as server-sent events, one connection each. They do not pass through Apollo, so that the rules, limits,
 * callers and error forms of the other operations are applied here; anything but a subscription is refused.
 */
export function subscriptionStream({
  schema,
  introspection,
  contextOf,
  requestIdOf,
}: Options): SubscriptionStream {
  const rules = [...specifiedRules, ...documentRules];
  const nextRound = oneEachRound();

  async function prepare(request: Request, params: RequestParams): Promise<ExecutionArgs | ExecutionResult> {
    try {
      const contextValue = contextOf(request);
      // A caller who already has all their streams is refused before another one is looked at.
      const place = reservePlace(contextValue, request);
      await nextRound();
      const document = parse(params.query, { maxTokens: operationLimits.tokens });
      const errors = validate(schema, document, rules);
      if (!mayReadSchema(introspection, contextValue)) withholdGuesses(errors);
      if (errors.length > 0) return refusal(errors, requestIdOf());
      if (getOperationAST(document, params.operationName)?.operation !== 'subscription') {
        throw new CritbatchError(
          'INVALID_INPUT',
          'Only subscriptions are allowed here; send other operations to /graphql.',
        );
      }
      const { operationName, variables: variableValues } = params;
      requireAffordable(operationCost(schema, document, operationName, variableValues ?? {}));
      if (!(await place.take())) throw tooMany();
      return { schema, document, operationName, variableValues, contextValue };
    } catch (fault) {
      return refusal([fault], requestIdOf());
    }
  }

  const handler = createHandler<Context>({
    authenticate: () => undefined,
    onSubscribe: (request, params) => prepare(request.raw, params) as never,
    onNext: (_context, _request, result) => formatted(result as ExecutionResult, requestIdOf()) as never,
  });
  const open = new Set<Response>();
  return {
    handler: (request, response, next) => {
      // graphql-sse takes any other request for one about a connection that many operations share, which is not served here.
      if (!request.headers.accept?.includes('text/event-stream')) {
        const message = 'Subscriptions are sent as events: ask with the header "Accept: text/event-stream".';
        return next(new CritbatchError('INVALID_INPUT', message));
      }
      request.headers.accept = 'text/event-stream';
      open.add(response);
      response.once('close', () => open.delete(response));
      handler(request, response).catch(next);
    },
    cut: () => {
      for (const response of open) response.destroy();
    },
  };
}

/** A stream holds one of its caller's places until it ends, and so does one that is refused in the end. */
function reservePlace({ limits, access, http }: Context, { res }: Request): StreamReservation {
  const place = limits.reserveStream(access, http.address);
  if (!place) throw tooMany();
  // A client that hung up while its rights were looked up has already had its 'close'.
  if (!res || res.destroyed) place.leave();
  else res.once('close', place.leave);
  return place;
}

const tooMany = () => new CritbatchError('RATE_LIMITED', 'You have too many streams open; close some.');

function refusal(faults: readonly unknown[], requestId: string): ExecutionResult {
  return { data: null, errors: formatErrors(faults, requestId) };
}

function formatted(result: ExecutionResult, requestId: string): ExecutionResult {
  const isRaw = result.errors?.some((error) => error instanceof Error);
  return isRaw ? { ...result, errors: formatErrors(result.errors ?? [], requestId) } : result;
}

/** graphql-sse only writes them out as JSON. */
function formatErrors(faults: readonly unknown[], requestId: string): readonly GraphQLError[] {
  return faults.map((fault) => formatError(fault, requestId)) as unknown as GraphQLError[];
}
