import { writeFileSync } from 'node:fs';
import { createSchema, printContract } from '../schema/schema.ts';

/** Writes api/schema.graphql, the contract that web and worker are built against. A test fails when it is out of date. */
writeFileSync(new URL('../../schema.graphql', import.meta.url), printContract(createSchema()));
