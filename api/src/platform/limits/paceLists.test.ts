import { expect, it } from '@jest/globals';
import { buildSchema, execute, parse } from 'graphql';
import { RowBudget } from '../page/rowBudget.ts';
import { paceLists } from './paceLists.ts';

const schema = buildSchema(`
  type Item { id: Int }
  type Group { items(first: Int): [Item!]!, all: [Item!]! }
  type Query { groups: [Group!]! }
`);
const many = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));
const groupsOf = (count: number, size: number) => Array.from({ length: count }, () => ({ all: many(size) }));
const group = schema.getType('Group') as unknown as { getFields: () => Record<string, { resolve: unknown }> };
const { items } = group.getFields();
if (items) items.resolve = async () => many(1_000);
paceLists(schema);

const ask = (source: string, groups: object[], userId = 'somebody') =>
  execute({
    schema,
    document: parse(source),
    rootValue: { groups },
    contextValue: {
      budget: new RowBudget(),
      access: { kind: 'user', userId },
      http: { address: '127.0.0.1' },
    },
  });

it('lets others be heard while many lists that are ready together are completed', async () => {
  let heard = 0;
  const listening = setInterval(() => heard++, 0);
  const answer = await ask('{ groups { items(first: 1000) { id } } }', many(120));
  clearInterval(listening);
  const { groups } = answer.data as { groups: { items: { id: number }[] }[] };
  expect(groups).toHaveLength(120);
  expect(groups.every((each) => each.items.length === 1_000 && each.items[999]?.id === 999)).toBe(true);
  expect(heard).toBeGreaterThan(10);
});

it('keeps nobody waiting behind all the lists that somebody else has asked for', async () => {
  const ended: string[] = [];
  const asked = async (name: string, groups: object[]) => {
    await ask('{ groups { all { id } } }', groups, name);
    ended.push(name);
  };
  const greedy = [1, 2].map(() => asked('greedy', groupsOf(15, 1_000)));
  await Promise.all([...greedy, asked('modest', groupsOf(2, 500))]);
  expect(ended).toEqual(['modest', 'greedy', 'greedy']);
});

it('asks nobody to wait again once what was much has been completed', async () => {
  await ask('{ groups { items(first: 1000) { id } } }', many(5));
  await new Promise((resolve) => setImmediate(resolve));
  let heard = 0;
  const hear = () => {
    heard++;
    listening = setImmediate(hear);
  };
  let listening = setImmediate(hear);
  await ask('{ groups { all { id } } }', [{ all: many(3) }]);
  clearImmediate(listening);
  expect(heard).toBe(0);
});

it('counts the items of lists whose length nobody has said against what an operation may read', async () => {
  const of = (count: number) => ask('{ groups { all { id } } }', [{ all: many(count) }]);
  expect((await of(99_000)).errors).toBeUndefined();
  expect((await of(100_000)).errors?.[0]?.message).toMatch(/at most 100000 rows/);
});
