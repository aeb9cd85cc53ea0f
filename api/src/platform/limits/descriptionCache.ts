import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { DocumentNode, ExecutionResult, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
import type { Context } from '../context/context.ts';
import { keepNewest } from './keepNewest.ts';
import { writeAnswer } from './writeAnswer.ts';

/** Answers in the cache: few documents are in use, and one answer has half a megabyte. */
const mostCached = 8;
/** What else tells two requests of one document apart must be short. */
const longestKey = 1_000;
const fieldsOfDescription = ['__schema', '__type', '__typename'];

/**
 * A cache of what describes the schema, which does not change while the process lives: to work the description out and to write it as
 * JSON takes some 25 milliseconds in one go.
 */
export class DescriptionCache {
  readonly #answers = new Map<string, object>();
  readonly #texts = new WeakMap<object, string>();

  /** Answers what has been answered; it stands behind those plugins that refuse. */
  readonly plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async () => {
      let key: string | null = null;
      return {
        responseForOperation: async ({ document, operation, operationName, queryHash, request }) => {
          // Apollo has none, whatever its types say, where a document does not tell which of its operations is meant.
          const selected: SelectionSetNode | undefined = operation?.selectionSet;
          if (!selected || !describesOnly(selected, document)) return null;
          const asked = JSON.stringify([queryHash, operationName, request.variables]);
          key = asked.length > longestKey ? null : asked;
          const data = key === null ? undefined : this.#answers.get(key);
          if (!data) return null;
          const http = { headers: new HeaderMap() };
          return { http, body: { kind: 'single', singleResult: { data: data as Record<string, unknown> } } };
        },
        willSendResponse: async ({ response: { body } }) => {
          if (key === null || body.kind !== 'single' || body.singleResult.errors) return;
          if (body.singleResult.data) this.#keep(key, body.singleResult.data);
        },
      };
    },
  };

  /** Writes an answer as JSON; the part of it that is in the cache is written once. */
  readonly stringify = (
    value: Pick<ExecutionResult, 'data' | 'extensions'> & object,
  ): string | Promise<string> => {
    const { data, ...rest } = value;
    const text = data ? this.#texts.get(data) : undefined;
    if (text === undefined) return writeAnswer(value);
    const others = JSON.stringify(rest).slice(1, -1);
    return `{"data":${text}${others && `,${others}`}}`;
  };

  #keep(key: string, data: object): void {
    keepNewest(this.#answers, key, data, mostCached);
    if (!this.#texts.has(data)) this.#texts.set(data, JSON.stringify(data));
  }
}

/** Whether nothing but the schema is asked for, as far as fragments in fragments. */
function describesOnly(selectionSet: SelectionSetNode, document: DocumentNode): boolean {
  return selectionSet.selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return fieldsOfDescription.includes(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return describesOnly(selection.selectionSet, document);
    const fragment = document.definitions.find(
      (each): each is FragmentDefinitionNode =>
        each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    );
    return fragment !== undefined && describesOnly(fragment.selectionSet, document);
  });
}
