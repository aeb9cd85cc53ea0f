import type { Table } from '@critbatch/prisma/client/columns';
import { columnsOf, readRecords, tables } from '@critbatch/prisma/client/columns';
import type { Connections } from '@critbatch/prisma/client/createClient';
import { createConnections } from '@critbatch/prisma/client/createClient';
import { Prisma } from '@critbatch/prisma/generated/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import { getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import { createSchema } from '../../server/schema/schema.ts';
import type { FullTeam } from '../../testing/createFullTeam.ts';
import { createFullTeam } from '../../testing/createFullTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: FullTeam;
let connections: Connections;

beforeAll(async () => {
  api = await startTestApi({ leaseSeconds: 3600 });
  team = await createFullTeam(api);
  connections = createConnections(api.environment.databaseUrl, { poolSize: 2 });
});
afterAll(async () => {
  await connections.close();
  await api.stop();
});

/** Whole tables, in the order of their text: none of them has more than some dozens of rows here. */
function sorted(rows: readonly object[]): object[] {
  const textOf = (row: object) =>
    JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  return rows.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

describe('a record', () => {
  it('is the same, read by the reader, by Prisma, and within a transaction', async () => {
    const { prisma, reader } = connections;
    const seen: Table[] = [];
    for (const table of tables) {
      const model = prisma[`${table[0]?.toLowerCase()}${table.slice(1)}` as 'sweep'];
      const expected = sorted(await model.findMany());
      expect(sorted(await readRecords(reader, table, Prisma.empty))).toEqual(expected);
      const within = await prisma.$transaction((transaction) =>
        readRecords(transaction, table, Prisma.empty),
      );
      expect(sorted(within)).toEqual(expected);
      if (expected.length > 0) seen.push(table);
    }
    expect(seen.length).toBeGreaterThan(35);
    expect(columnsOf('Sweep')).toContain('maxExamplesPerRun');
  });
});

describe('a field', () => {
  const schema = createSchema();

  /** Fields that need no argument, with all plain fields of what they give. */
  function fieldsOf(noun: string): string[] {
    const fields = Object.values((schema.getType(noun) as GraphQLObjectType).getFields());
    return fields
      .filter(({ args }) => !args.some(isRequiredArgument))
      .map((field) => {
        const type = getNamedType(field.type);
        if (isLeafType(type)) return field.name;
        if (!isObjectType(type)) return `${field.name} { __typename }`;
        const plain = Object.values(type.getFields()).filter(
          ({ type: inner, args }) => isLeafType(getNamedType(inner)) && args.length === 0,
        );
        return `${field.name} { __typename ${plain.map(({ name }) => name).join(' ')} }`;
      });
  }

  it.each([
    ['Sweep', (asked: string) => `{ answer: sweeps(first: 4) { nodes { id ${asked} } } }`],
    [
      'Run',
      (asked: string) => `{ answer: sweep(id: "${team.ids.sweepId}") { runs { nodes { id ${asked} } } } }`,
    ],
    [
      'Submission',
      (asked: string) =>
        `{ answer: benchmark(slug: "${team.slug}") { version { leaderboard { nodes { id ${asked} } } } } }`,
    ],
    [
      'Submission',
      (asked: string) => `{ answer: benchmark(slug: "${team.slug}") {
        history { nodes { submission { id ${asked} } } } } }`,
    ],
  ])('of a %s says the same by itself, when no other column is read, as among all', async (noun, query) => {
    const fields = fieldsOf(noun);
    const all = await ask<object>(api.url, query(fields.join(' ')), { token: team.readToken });
    expect(fields.length).toBeGreaterThan(15);
    for (const field of fields) {
      const alone = await ask<object>(api.url, query(field), { token: team.readToken });
      expect(all).toMatchObject(alone);
    }
  });
});
