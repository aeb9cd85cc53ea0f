import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

const web = fileURLToPath(new URL('..', import.meta.url));
const codegen = fileURLToPath(new URL('../../node_modules/@graphql-codegen/cli/esm/bin.js', import.meta.url));

it('has typed documents that match the operations and the schema of the API', async () => {
  const check = promisify(execFile)(process.execPath, [codegen, '--config', 'codegen.config.ts', '--check'], {
    cwd: web,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await expect(check).resolves.toBeDefined();
});
