import { expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { createSchema } from '../../server/schema/schema.ts';
import { documentRules } from './documentRules.ts';

const schema = createSchema();

function faultsOf(query: string): string[] {
  return validate(schema, parse(query), [...specifiedRules, ...documentRules]).map(({ message }) => message);
}

const types = (count: number) =>
  Array.from({ length: count }, (_, place) => `t${place}: __type(name: "Run") { name }`).join(' ');
const describedTooOften =
  'A document may ask for __schema 1 time and for __type 10 times. Ask for __schema once: it names every type.';

it('lets the schema be described as a whole and by ten types, and no more, wherever it is asked for', () => {
  expect(faultsOf(getIntrospectionQuery())).toEqual([]);
  expect(faultsOf(`{ __schema { queryType { name } } ${types(10)} }`)).toEqual([]);
  expect(faultsOf(`{ ${types(11)} }`)).toEqual([describedTooOften]);
  const parts =
    'a: __schema { types { name } } ...More } fragment More on Query { b: __schema { types { name } }';
  expect(faultsOf(`{ ${parts} }`)).toEqual([describedTooOften]);
});

it('refuses fragments that are too many before they are compared with each other', () => {
  const fragments = (count: number) =>
    Array.from(
      { length: count },
      (_, place) => `fragment F${place} on Query { viewer { ... on Query { x } } }`,
    ).join(' ');
  const query = (count: number) => `{ ...F0 } ${fragments(count)}`;
  expect(faultsOf(query(41))).toEqual(['A document may have 40 fragments, and this one has 41.']);
  expect(faultsOf(query(40)).join()).not.toMatch(/may have 40 fragments/);
});
