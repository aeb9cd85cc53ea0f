import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { firstSweepDocuments } from './firstSweep.ts';
import { repositoryFolder } from './repository.ts';
import { sweepProgressDocument } from './sweepProgress.ts';

const schema = buildSchema(readFileSync(join(repositoryFolder, 'api', 'schema.graphql'), 'utf8'));

it.each([
  ['ingredients of the first sweep', firstSweepDocuments.ingredients],
  ['creation of the first sweep', firstSweepDocuments.create],
  ['progress of a sweep', sweepProgressDocument],
])('asks only for what the API has: %s', (_, document) => {
  expect(validate(schema, parse(document))).toEqual([]);
});
