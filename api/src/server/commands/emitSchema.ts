import { writeFileSync } from 'node:fs';
import { capsPage } from '../../platform/limits/capsPage.ts';
import { accessPage } from '../schema/accessPage.ts';
import { createSchema, printContract } from '../schema/schema.ts';

/**
 * Writes api/schema.graphql, the contract that web and worker are built against, docs/access.md, who may do what, and docs/limits.md, how
 * much of it.
 * Tests fail when one of them is out of date.
 */
const schema = createSchema();
writeFileSync(new URL('../../../schema.graphql', import.meta.url), printContract(schema));
writeFileSync(new URL('../../../../docs/access.md', import.meta.url), accessPage(schema));
writeFileSync(new URL('../../../../docs/limits.md', import.meta.url), capsPage());
