import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { repositoryFolder } from '../../launcher/src/repository.ts';
import { measuredOperations } from './operations.ts';

const schema = buildSchema(readFileSync(join(repositoryFolder, 'api/schema.graphql'), 'utf8'));

describe('an operation that is measured', () => {
  it.each(measuredOperations)('$name is one that the API answers', ({ query }) => {
    // The portal's documents name fragments of other files.
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  });
});
