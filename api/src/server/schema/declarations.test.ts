import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const source = join(import.meta.dirname, '../..');
const sql = /\$(query|execute)Raw|Prisma\.(sql|raw)/;

it('resolvers, types and inputs hold no SQL: they name what does', () => {
  const declaring = globSync('**/*.{resolver,type,input,enum,noun}.ts', { cwd: source });
  expect(declaring.length).toBeGreaterThan(100);
  const speaking = declaring.filter((file) => sql.test(readFileSync(join(source, file), 'utf8')));
  expect(speaking).toEqual([]);
});
