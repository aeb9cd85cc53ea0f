import { setImmediate as nextRoundBegins } from 'node:timers/promises';
import type {
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
} from 'graphql';
import type { Context } from '../context/context.ts';
import { FairQueue } from './fairQueue.ts';
import { hasSizeArgument } from './operationCost.ts';
import { payerOf } from './payer.ts';

/**
 * Fields that may be completed before others are heard: some fifteen milliseconds' worth, for a request of theirs needs several rounds.
 * A comparison of ten sweeps has fewer, so that what its objects load is loaded together.
 */
const mostAtOnce = 16_000;

/** What an item takes beside its fields, in fields. */
const ofItself = 2;

/** Fields that have been completed in this round of the event loop. */
let completed = 0;
/** Persons and teams take turns; how many lists may wait is bounded by what operations may ask for. */
const turns = new FairQueue({ atOnce: 1 });

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
  const heed = (items: unknown, context: Context, info: GraphQLResolveInfo) => {
    if (!Array.isArray(items)) return items;
    if (!isPaid) context.budget.spend(items.length);
    return completeSoon(items, items.length * fieldsOfItem(info), context);
  };
  field.resolve = (parent, args, context, info) => {
    const items: unknown = resolve(parent, args, context, info);
    return isPromise(items) ? items.then((ready) => heed(ready, context, info)) : heed(items, context, info);
  };
}

/** Items at once while little is under way, else when its payer's turn has come and this round of the event loop has room for them. */
function completeSoon(
  items: unknown[],
  fields: number,
  { access, http }: Context,
): unknown[] | Promise<unknown[]> {
  if (hasRoom(fields)) {
    count(fields);
    return items;
  }
  return turns.run(payerOf(access, http.address), async () => {
    if (!hasRoom(fields)) await nextRoundBegins();
    count(fields);
    return items;
  });
}

function hasRoom(fields: number): boolean {
  return completed === 0 || completed + fields <= mostAtOnce;
}

function count(fields: number): void {
  if (completed === 0 && fields > 0) {
    setImmediate(() => {
      completed = 0;
    });
  }
  completed += fields;
}

/** graphql-js collects the fields of a list once for an operation, wherever the list stands. */
const known = new WeakMap<readonly FieldNode[], number>();

/** Fields that are asked of each item; those of lists in it as well, whose items count by themselves when they are there. */
function fieldsOfItem({ fieldNodes, fragments }: GraphQLResolveInfo): number {
  const before = known.get(fieldNodes);
  if (before !== undefined) return before;
  const fieldsIn = (selectionSet: SelectionSetNode | undefined): number =>
    (selectionSet?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1 + fieldsIn(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + fieldsIn(selection.selectionSet);
      return sum + fieldsIn(fragments[selection.name.value]?.selectionSet);
    }, 0);
  const fields = fieldNodes.reduce((sum, { selectionSet }) => sum + fieldsIn(selectionSet), ofItself);
  known.set(fieldNodes, fields);
  return fields;
}

/** Nodes and edges are as many as the page that their connection was asked for. */
function isPageOf({ name }: GraphQLObjectType): boolean {
  return name.endsWith('Connection');
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === 'function';
}
