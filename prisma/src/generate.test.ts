import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { requireCurrentClient } from './generate.ts';

const prisma = fileURLToPath(new URL('..', import.meta.url));
const dependencies = async (manifest: string): Promise<Record<string, string>> =>
  JSON.parse(await readFile(join(prisma, manifest), 'utf8')).dependencies;

it('the committed client is what Prisma wrote from this schema (else: node prisma/src/generate.ts, and commit)', async () => {
  await requireCurrentClient();
});

it.each(['schema.prisma', 'commandLine/package.json', 'src/generated/enums.ts'])(
  'a client that is older than %s is refused, and stays as it is',
  async (changed) => {
    const folder = await mkdtemp(join(tmpdir(), 'critbatch-client-'));
    for (const name of ['schema.prisma', 'commandLine/package.json', 'src/generate.ts', 'src/generated'])
      await cp(join(prisma, name), join(folder, name), { recursive: true });
    const record = join(folder, 'src/generated/record.json');
    const { requireCurrentClient } = await import(pathToFileURL(join(folder, 'src/generate.ts')).href);
    await requireCurrentClient();
    const before = await readFile(record, 'utf8');
    await appendFile(join(folder, changed), '\n');
    await expect(requireCurrentClient()).rejects.toThrow('node prisma/src/generate.ts');
    expect(await readFile(record, 'utf8')).toBe(before);
    await rm(folder, { recursive: true });
  },
);

it('the client, its driver and what writes it are of one version of Prisma', async () => {
  const { prisma: written } = await dependencies('commandLine/package.json');
  const runs = await dependencies('package.json');
  for (const name of ['@prisma/client', '@prisma/adapter-pg', '@prisma/driver-adapter-utils'])
    expect([name, runs[name]]).toEqual([name, written]);
});
