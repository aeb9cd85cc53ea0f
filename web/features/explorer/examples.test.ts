import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readExamples, variablesFor } from './examples.ts';
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

it('leaves to be filled in what an operation declares, but for the team', () => {
  expect(JSON.parse(variablesFor('mutation A($teamId: ID!, $modelId: ID!) { a }', 't'))).toEqual({
    teamId: 't',
    modelId: '',
  });
  expect(variablesFor('query A { viewer { user { name } } }', 't')).toBe('{}');
});
