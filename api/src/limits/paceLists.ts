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
import { hasSizeArgument } from './operationCost.ts';
import { oneEachRound } from './rounds.ts';

/** Objects that may be completed before others are heard: about ten milliseconds' worth. */
const mostAtOnce = 1_000;

/** Objects that have been completed in this round of the event loop. */
let completed = 0;
const nextRound = oneEachRound();

/**
 * Makes every list of objects wait its turn where much is being completed: graphql-js completes a list in one go, and many that are
 * ready together would keep everybody else waiting. Lists whose length no argument gives are paid for here, once it is known.
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
    return completeSoon(items);
  };
  field.resolve = (parent, args, context, info) => {
    const items: unknown = resolve(parent, args, context, info);
    return isPromise(items) ? items.then((ready) => heed(ready, context)) : heed(items, context);
  };
}

/** Items at once while little is under way, else in a round of the event loop of their own. */
function completeSoon(items: unknown[]): unknown[] | Promise<unknown[]> {
  if (completed + items.length <= mostAtOnce) {
    count(items.length);
    return items;
  }
  return nextRound().then(() => {
    count(items.length);
    return items;
  });
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
