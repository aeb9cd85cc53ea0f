import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { buildSchema, getVariableValues, parse, validate } from 'graphql';
import { emptyVariables, readExamples, variablesFor } from './examples.ts';
import { exampleTitle, japaneseChapters } from './exampleTitles.ts';

const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
const schema = buildSchema(readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'));

it('offers every operation of docs/api.md under its title', () => {
  const examples = readExamples(page);
  expect(examples).toHaveLength([...page.matchAll(/```graphql/g)].length);
  expect(examples.length).toBeGreaterThanOrEqual(10);
  const [first] = examples;
  if (!first) throw new Error('The page has no example.');
  expect(exampleTitle(first, 'en')).toBe('Find out who you are, and your team');
  for (const { operation } of examples) expect(validate(schema, parse(operation))).toEqual([]);
});

it('has a Japanese title for every chapter, and for none that is not there', () => {
  const chapters = new Set(readExamples(page).map(({ chapter }) => chapter));
  expect(Object.keys(japaneseChapters)).toEqual([...chapters]);
});

it('fills in the team, and the newest sweeps where they are only read', () => {
  const known = { teamId: 't', sweepIds: ['s2', 's1'] };
  const filled = (operation: string, of = known) => JSON.parse(variablesFor(operation, of));
  expect(filled('mutation A($teamId: ID!, $sweepId: ID!) { a }')).toEqual({ teamId: 't', sweepId: '' });
  expect(filled('subscription A($sweepId: ID!) { a }')).toEqual({ sweepId: 's2' });
  expect(filled('query A($sweepIds: [ID!]!, $id: ID!) { a }')).toEqual({ sweepIds: ['s2', 's1'], id: '' });
  expect(
    filled('mutation A($dryRun: Boolean!, $runs: [RunInput!]!, $input: AnInput!, $size: Int) { a }'),
  ).toEqual({
    dryRun: true,
    runs: [],
    input: {},
    size: null,
  });
  expect(variablesFor('query A { viewer { user { name } } }', known)).toBe('{}');
  const follow = readExamples(page).find(({ operation }) => operation.startsWith('subscription'));
  expect(filled(follow?.operation ?? '')).toEqual({ sweepId: 's2' });
  expect(filled(follow?.operation ?? '', { ...known, sweepIds: [] })).toEqual({ sweepId: '' });
});

it('names the variables that are still empty', () => {
  expect(emptyVariables('{ "teamId": "t", "sweepId": "", "sweepIds": [], "dryRun": false }')).toEqual([
    'sweepId',
    'sweepIds',
  ]);
  expect(emptyVariables('{ "size": null, "input": {}, "steps": 0 }')).toEqual(['size', 'input']);
  expect(emptyVariables('{')).toEqual([]);
});

it('offers every example with variables of the kinds that it declares', () => {
  const known = { teamId: 't', sweepIds: ['s1'] };
  for (const { operation } of readExamples(page)) {
    const [definition] = parse(operation).definitions;
    if (definition?.kind !== 'OperationDefinition') throw new Error(operation);
    const filled = JSON.parse(variablesFor(operation, known));
    // An id is filled in by the reader; every other kind can be sent as it stands, or is named as still empty.
    const { errors } = getVariableValues(schema, definition.variableDefinitions ?? [], filled);
    const named = (errors ?? []).map(({ message }) => /"\$(\w+)"/.exec(message)?.[1]);
    expect(named.filter((name) => !emptyVariables(JSON.stringify(filled)).includes(name ?? ''))).toEqual([]);
  }
});
