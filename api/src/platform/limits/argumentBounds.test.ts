import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { GraphQLArgument, GraphQLInputField, GraphQLInputType } from 'graphql';
import {
  buildSchema,
  execute,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { createSchema } from '../../server/schema/schema.ts';
import { boundArguments, roomyArguments, usualBounds } from './argumentBounds.ts';

const schema = createSchema();

/** A value of a type whose part at `path` is as large as it gets: the parts above hold nothing else. */
type Place = { coordinate: string; make: (part: unknown) => Record<string, unknown>; type: GraphQLInputType };

/** Every text, id, JSON value and list that any operation takes, wherever it stands in an argument. */
function placesOf(
  parts: readonly (GraphQLArgument | GraphQLInputField)[],
  owner: string,
  make: Place['make'],
  seen: readonly string[] = [],
): Place[] {
  return parts.flatMap((part) => {
    const within = (value: unknown) => make({ [part.name]: value });
    const type = getNullableType(part.type) as GraphQLInputType;
    const named = getNamedType(type);
    const here = { coordinate: `${owner}.${part.name}`, make: within, type };
    if (isInputObjectType(named) && !seen.includes(named.name)) {
      const wrap = isListType(type) ? (value: unknown) => within([value]) : within;
      const inner = placesOf(Object.values(named.getFields()), named.name, wrap as Place['make'], [
        ...seen,
        named.name,
      ]);
      return isListType(type) ? [here, ...inner] : inner;
    }
    return isListType(type) || ['String', 'ID', 'JSON'].includes(named.name) ? [here] : [];
  });
}

const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && !type.name.startsWith('__')
    ? Object.values(type.getFields()).map((field) => ({ field, owner: `${type.name}.${field.name}` }))
    : [],
);
const places = fields.flatMap(({ field, owner }) =>
  placesOf(field.args, owner, (value) => value as Record<string, unknown>).map((place) => ({
    field,
    ...place,
  })),
);

describe('every argument of every field', () => {
  it('is walked: hundreds of texts, ids, values and lists', () => {
    expect(places.length).toBeGreaterThan(300);
  });

  it.each(places.map((place) => [place.coordinate, place] as const))('%s has a bound', (_name, place) => {
    const { field, make, type } = place;
    const huge = isListType(type)
      ? Array.from({ length: usualBounds.items + 1 }, () => null)
      : getNamedType(type).name === 'JSON'
        ? { list: Array.from({ length: usualBounds.jsonValues }, () => 0) }
        : 'x'.repeat(4_000_001);
    const call = (field.resolve ?? field.subscribe) as (...given: unknown[]) => unknown;
    // It is refused before anything is known of the caller: there is neither parent nor context.
    expect(() => call(undefined, make(huge), undefined, undefined)).toThrow(/is too large: send at most/);
  });

  it('that needs more room than is usual exists', () => {
    const known = new Set(places.map(({ coordinate }) => coordinate));
    expect(Object.keys(roomyArguments).filter((coordinate) => !known.has(coordinate))).toEqual([]);
  });
});

describe('an argument that is too large', () => {
  const small = boundArguments(
    buildSchema(`
      scalar JSON
      input Inner { text: String, more: [Inner!] }
      input ThingWhere { nameContains: String }
      type Query { things(where: ThingWhere, input: Inner, any: JSON, after: String): Int }
    `),
  );
  const query = small.getQueryType()?.getFields().things;
  if (query) query.resolve = () => 7;
  const bounded = boundArguments(small);
  const ask = (source: string, variableValues = {}) =>
    execute({ schema: bounded, document: parse(source), variableValues });

  it('is named with its place and its bound, in variables as in the text itself', async () => {
    const wide = 'x'.repeat(201);
    expect(await ask(`{ things(where: { nameContains: "${wide}" }) }`)).toMatchObject({
      errors: [{ message: 'where.nameContains is too large: send at most 200 characters.' }],
    });
    const deep = 'query ($input: Inner) { things(input: $input) }';
    expect(await ask(deep, { input: { more: [{}, { text: 'x'.repeat(4_001) }] } })).toMatchObject({
      errors: [{ message: 'input.more.1.text is too large: send at most 4000 characters.' }],
    });
    expect(await ask(deep, { input: { more: [{}, { text: 'x'.repeat(4_000) }] } })).toEqual({
      data: { things: 7 },
    });
  });

  it('of JSON is measured by its values and by its characters', async () => {
    const any = 'query ($any: JSON) { things(any: $any) }';
    expect(await ask(any, { any: { text: 'x'.repeat(1_000_001) } })).toMatchObject({
      errors: [{ message: 'any is too large: send at most 1000000 characters.' }],
    });
    expect(await ask(any, { any: [['x'.repeat(900_000)], { a: null }] })).toEqual({ data: { things: 7 } });
  });
});
