import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const [schema, generated] = [pathOf('../schema.prisma'), pathOf('./generated')];
const record = join(generated, 'record.json');
/** Prisma's own command line, with packages of its own: a quarter of a gigabyte, which only who changes the schema installs. */
const commandLine = pathOf('../commandLine');

/** What the client in src/generated was written from, and what it was then. */
type ClientRecord = { schema: string; client: string };

/** Writes the Prisma client into src/generated where schema.prisma or Prisma is not what it was last written from. */
export async function generateClient(): Promise<'generated' | 'unchanged'> {
  const source = await hashOfSource();
  if ((await readClientRecord())?.schema === source) return 'unchanged';
  if (!existsSync(join(commandLine, 'node_modules', 'prisma'))) await install();
  await run(process.execPath, [join(commandLine, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: commandLine,
    env: {
      ...process.env,
      // To generate, it needs no schema engine, but would download one unless it is told of a file.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  const written: ClientRecord = { schema: source, client: await hashOfClient() };
  await writeFile(record, `${JSON.stringify(written, null, 2)}\n`);
  return 'generated';
}

/** Throws where the committed client is not what Prisma wrote from this schema. Tests only look: a client written for them would pass, and not be committed. */
export async function requireCurrentClient(): Promise<void> {
  const found = await readClientRecord();
  if (found?.schema === (await hashOfSource()) && found.client === (await hashOfClient())) return;
  throw new Error(
    'prisma/src/generated is not what Prisma writes from prisma/schema.prisma: run `node prisma/src/generate.ts`, and commit what it writes',
  );
}

/** What the committed client says of itself; null where it says nothing. */
async function readClientRecord(): Promise<ClientRecord | null> {
  const text = await readFile(record, 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/** Hash of the schema, and of the Prisma whose client it becomes. */
async function hashOfSource(): Promise<string> {
  const packages = await readFile(join(commandLine, 'package.json'));
  return createHash('sha256')
    .update(await readFile(schema))
    .update(packages)
    .digest('hex');
}

/** Hash of every file that Prisma has written. */
async function hashOfClient(): Promise<string> {
  const names = (await readdir(generated, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(await readFile(join(generated, name)));
  return hash.digest('hex');
}

const install = () =>
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: commandLine,
    shell: process.platform === 'win32',
  });

if (import.meta.main) generateClient().then((outcome) => console.log(`Prisma client: ${outcome}`));
