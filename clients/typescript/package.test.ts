import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { builtInDatasets, builtInModels } from '../../api/src/library/builtIn/builtIns.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const environment = {
  ...process.env,
  NODE_OPTIONS: '',
  // What `node` is in a script of npm, whichever Node runs npm.
  PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH}`,
};
let folder: string;
let files: string[];

/** What an outsider gets: the packed package in a project of their own. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'critbatch-client-'));
  const packing = {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: environment,
    encoding: 'utf8',
  } as const;
  const packed = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], packing);
  const [archive] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
  files = archive.files.map(({ path }) => path);
  const installed = join(folder, 'node_modules/@critbatch/client');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, archive.filename), '-C', installed, '--strip-components=1']);
  for (const name of ['gql.tada', 'graphql', 'graphql-sse', '@types'])
    symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Configuration = { compilerOptions: Record<string, unknown> };

/** What the compiler says of a program of the outsider. */
function compiled(program: string, configuration: Configuration) {
  writeFileSync(join(folder, 'typed.ts'), program);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...configuration, include: ['typed.ts'] }));
  const compiler = join(modules, 'typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', folder], {
    env: environment,
    encoding: 'utf8',
  });
  return [stdout, status];
}

it('holds modules, their types, the schema and a page to read, and nothing else', () => {
  const strange = files.filter(
    (path) => !/^(package\.json|README\.md|dist\/.*\.(js|d\.ts)|dist\/schema\.graphql)$/.test(path),
  );
  expect(strange).toEqual([]);
  for (const path of ['README.md', 'dist/index.js', 'dist/index.d.ts', 'dist/schema.graphql'])
    expect(files).toContain(path);
});

it('types the operations of an outsider, and refuses what the schema does not know', () => {
  const program = `import { accepted, createClient, graphql } from '@critbatch/client';
const client = createClient({ url: 'http://localhost', token: '' });
const read = graphql('query Read($id: ID!) { sweep(id: $id) { number status estimate { criticalBatchSize { value } } } }');
const { sweep } = await client.request(read, { id: '' });
export const value: number | undefined = sweep?.estimate?.criticalBatchSize?.value;
export const status: 'RUNNING' | 'FINISHED' | 'CANCELED' | undefined = sweep?.status;
// @ts-expect-error -- no such field
sweep?.colour;
// @ts-expect-error -- the id is missing
await client.request(read, {});
// @ts-expect-error -- a payload without userErrors says nothing of whether it was accepted
accepted(sweep);
const create = graphql('mutation C($input: CreateSweepInput!) { createSweep(input: $input) { userErrors { code message } } }');
// @ts-expect-error -- a sweep of nothing
await client.request(create, { input: {} });
`;
  // Without the types of Node, which the client's own declarations do not need.
  const compilerOptions = { target: 'es2024', module: 'nodenext', strict: true, noEmit: true, types: [] };
  expect(compiled(program, { compilerOptions })).toEqual(['', 0]);
});

it('runs on Node without a step of its own', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end('{"data":{"viewer":null}}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const program = `import { createClient, graphql } from '@critbatch/client';
console.log(JSON.stringify(await createClient({ url: '${url}', token: 't' }).request(graphql('{ viewer { teams { id } } }'))));`;
  writeFileSync(join(folder, 'program.js'), program);
  const { promisify } = await import('node:util');
  const { execFile } = await import('node:child_process');
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'program.js')], {
    env: environment,
  });
  expect(stdout.trim()).toBe('{"viewer":null}');
  server.close();
});

it('says in its README what is true of the code', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  // What every team starts with: the newest of a team may be what only a program of its own can train.
  const named = [...example.matchAll(/name: "([^"]+)"/g)].map(([, name]) => name);
  const known: string[] = [...builtInModels, ...builtInDatasets].map(({ name }) => name);
  expect([named.length, named.filter((name) => !known.includes(name ?? ''))]).toEqual([2, []]);
  const [, configuration = '{}'] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(compiled(example, JSON.parse(configuration) as Configuration)).toEqual(['', 0]);
});
