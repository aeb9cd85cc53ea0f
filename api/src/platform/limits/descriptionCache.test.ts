import { ApolloServer, HeaderMap } from '@apollo/server';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import type { Context } from '../context/context.ts';
import { costPlugin } from './costPlugin.ts';
import { DescriptionCache } from './descriptionCache.ts';
import { operationLimits } from './operationLimits.ts';

let executed = 0;
const descriptions = new DescriptionCache();
const server = new ApolloServer<Context>({
  schema: buildSchema('type Query { number: Int, again: Query }'),
  rootValue: () => ({ number: () => executed, again: {} }),
  introspection: true,
  stringifyResult: descriptions.stringify,
  plugins: [
    costPlugin,
    descriptions.plugin,
    {
      requestDidStart: async () => ({
        executionDidStart: async () => {
          executed++;
        },
      }),
    },
  ],
});
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  executed = 0;
});

async function ask(query: string, variables: object = {}): Promise<string> {
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const { body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query, variables } },
    context: async () => ({}) as Context,
  });
  return body.kind === 'complete' ? body.string : '';
}

it('works the description of the schema out once, and answers the same a second time', async () => {
  const query = getIntrospectionQuery();
  const answers = [await ask(query), await ask(query), await ask(query)];
  expect(executed).toBe(1);
  expect(JSON.parse(answers[0] ?? '').data.__schema.queryType).toEqual({ name: 'Query', kind: 'OBJECT' });
  expect(answers[1]).toBe(answers[0]);
  expect(JSON.parse(answers[2] ?? '').extensions.cost.limit).toBe(operationLimits.cost);
});

it('tells variables apart, and keeps nothing that is not of the schema alone, or in error', async () => {
  const named =
    'query ($name: String!) { ...Named } fragment Named on Query { __type(name: $name) { name } }';
  const names = [];
  for (const name of ['Query', 'Int', 'Query']) {
    names.push(JSON.parse(await ask(named, { name })).data.__type.name);
  }
  expect([names, executed]).toEqual([['Query', 'Int', 'Query'], 2]);
  const numbers = [];
  for (let count = 0; count < 2; count++) {
    numbers.push(JSON.parse(await ask('{ number __schema { queryType { name } } }')).data.number);
  }
  expect(numbers[1]).toBe(numbers[0] + 1);
});

it('keeps a few of them only', async () => {
  const each = Array.from({ length: 9 }, (_, index) => `{ t${index}: __type(name: "Int") { name } }`);
  for (const query of [...each, ...each.slice(1), each[0] as string]) await ask(query);
  expect(executed).toBe(10);
});

it('leaves a document alone that does not say which of its operations is meant', async () => {
  const answer = await ask('query One { number } query Two { number }');
  expect(answer).toContain('Must provide operation name');
});
