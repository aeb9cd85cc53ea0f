import { setImmediate as nextRoundBegins } from 'node:timers/promises';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Context } from '../context/context.ts';
import { FairQueue } from './fairQueue.ts';
import { hasSizeArgument } from './operationCost.ts';
import { payerOf } from './payer.ts';

/**
 * Objects that may be completed before others are heard: some tens of milliseconds' worth. A comparison of ten sweeps has fewer, so that
 * what its objects load is loaded together.
 */
const mostAtOnce = 4_000;

/** Objects that have been completed in this round of the event loop. */
let completed = 0;
/** Persons and teams take turns; how many lists may wait is bounded by what operations may ask for. */
const turns = new FairQueue({
  atOnce: 1,
  mostWaiting: Number.POSITIVE_INFINITY,
  mostEach: Number.POSITIVE_INFINITY,
});

/**
 * Makes every list of objects wait its turn where much is being completed: graphql-js completes a list in one go, and many that are
 * ready together would keep everybody else waiting. Those of one person do not wait behind all those of another. Lists whose length
 * no argument gives are paid for here, once it is known.
 */
export function paceLists(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)))
        pace(field, type);
    }
  }
  return schema;
}

function pace(field: GraphQLField<unknown, Context>, type: GraphQLObjectType): void {
  const isPaid = hasSizeArgument(field) || isPageOf(type);
  const { resolve = defaultFieldResolver } = field;
  const heed = (items: unknown, context: Context) => {
    if (!Array.isArray(items)) return items;
    if (!isPaid) context.budget.spend(items.length);
    return completeSoon(items, context);
  };
  field.resolve = (parent, args, context, info) => {
    const items: unknown = resolve(parent, args, context, info);
    return isPromise(items) ? items.then((ready) => heed(ready, context)) : heed(items, context);
  };
}

/** Items at once while little is under way, else when its payer's turn has come and this round of the event loop has room for them. */
function completeSoon(items: unknown[], { access, http }: Context): unknown[] | Promise<unknown[]> {
  if (hasRoom(items)) {
    count(items.length);
    return items;
  }
  return turns.run(payerOf(access, http.address), async () => {
    if (!hasRoom(items)) await nextRoundBegins();
    count(items.length);
    return items;
  });
}

function hasRoom(items: unknown[]): boolean {
  return completed === 0 || completed + items.length <= mostAtOnce;
}

function count(items: number): void {
  if (completed === 0 && items > 0) {
    setImmediate(() => {
      completed = 0;
    });
  }
  completed += items;
}

/** Nodes and edges are as many as the page that their connection was asked for. */
function isPageOf({ name }: GraphQLObjectType): boolean {
  return name.endsWith('Connection');
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === 'function';
}
