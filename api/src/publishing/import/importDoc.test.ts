import { readFileSync } from 'node:fs';
import { ImportFormat } from '@critbatch/prisma/generated/enums';
import { expect, it } from '@jest/globals';
import { buildSchema, isInputObjectType } from 'graphql';
import { mostRows } from '../fileReading/importSize.ts';
import { ImportNote } from './importNote.ts';
import { runNameReader } from './results/runNames.ts';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const page = read('docs/import.md');
const schema = buildSchema(read('api/schema.graphql'));

/** The names of an input's fields, as outsiders write them. */
function fieldsOf(input: string): string[] {
  const type = schema.getType(input);
  return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
}

it('docs/import.md has every format, every option and every note of an import', () => {
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual([...Object.values(ImportFormat), ...Object.values(ImportNote)]);
  const inputs = [
    'ResultsInput',
    'ImportedModelInput',
    'ImportedDatasetInput',
    'CsvColumnsInput',
    'MlflowKeysInput',
  ];
  const options = inputs.flatMap(fieldsOf);
  expect(options.length).toBeGreaterThan(20);
  expect(options.filter((option) => !page.includes(`\`${option}\``))).toEqual([]);
});

it('docs/import.md has the limit of rows, and patterns of names that are read', () => {
  expect(page).toContain(`at most ${mostRows.toLocaleString('en')} rows`);
  expect(runNameReader('resnet-b{batchSize}-s{seed}*')?.('resnet-b256-s1-x')).toEqual({
    batchSize: 256,
    seed: 1,
  });
  expect(runNameReader('run-*b{batchSize}-tag-*')?.('run-lars_b64-tag-loss')).toEqual({
    batchSize: 64,
    seed: null,
  });
});
