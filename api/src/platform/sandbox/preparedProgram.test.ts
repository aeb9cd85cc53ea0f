import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepare } from './preparedProgram.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-prepared-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What a program says, started as `prepare` tells, with no right to read but that to its own file. */
async function answerOf(main: string): Promise<string> {
  const { nodeArguments, environment } = await prepare(main, folder);
  const node = ['--permission', `--allow-fs-read=${main}`, ...nodeArguments, main];
  const { stdout, stderr } = spawnSync(process.execPath, node, { env: environment, encoding: 'utf8' });
  return stdout || stderr;
}

async function programOf(imported: string): Promise<string> {
  const main = join(folder, 'main.mjs');
  await writeFile(join(folder, 'said.ts'), imported);
  await writeFile(main, "import { said } from './said.ts';\nconsole.log(said);");
  return main;
}

describe('a prepared program', () => {
  it('loads its modules without looking for them, and as they are now', async () => {
    const main = await programOf("export const said: string = 'first';");
    expect(await answerOf(main)).toBe('first\n');
    const made = (await readdir(folder)).filter((name) => name.startsWith('sandbox-'));
    expect(made).toHaveLength(1);

    await programOf("export const said: string = 'second';");
    expect(await answerOf(main)).toBe('second\n');
    expect((await readdir(folder)).filter((name) => name.startsWith('sandbox-'))).toEqual(made);
  });

  it('that cannot be prepared starts as any other, and leaves nothing', async () => {
    const main = await programOf("import 'critbatch-is-not-installed-here';");
    const before = await readdir(folder);
    expect(await prepare(main, folder)).toEqual({ nodeArguments: [], environment: {} });
    expect(await readdir(folder)).toEqual(before);
    expect(await prepare(main, join(folder, 'missing'))).toEqual({ nodeArguments: [], environment: {} });
    expect(await prepare(main, undefined)).toEqual({ nodeArguments: [], environment: {} });
  });

  it.each(globSync('api/src/**/sandboxMain.ts', { cwd: root }))(
    '%s says the same as unprepared',
    async (program) => {
      const main = join(root, program);
      const { nodeArguments, environment } = await prepare(main, folder);
      const [prepared = [], unprepared] = [nodeArguments, []].map((given) => {
        const node = ['--permission', `--allow-fs-read=${root}*`, ...given, main];
        // It ends with an error that shows where: lines and columns are those of the sources.
        const { stdout, stderr } = spawnSync(process.execPath, node, {
          env: environment,
          input: '{}',
          encoding: 'utf8',
        });
        return [stdout, stderr];
      });
      expect(prepared).toEqual(unprepared);
      expect(prepared.join('').length).toBeGreaterThan(20);
      const { sources } = JSON.parse(await readFile(environment.CRITBATCH_MODULES as string, 'utf8'));
      expect(Object.keys(sources)).toContain(pathToFileURL(main).href);
    },
  );

  it.each([
    ['is gone', async (record: string) => rm(record)],
    ['is damaged', async (record: string) => writeFile(record, '{"hashes":{')],
    ['is of another version', async (record: string) => writeFile(record, '{"hashes":{},"modules":{}}')],
  ])('starts as any other where its record %s by then', async (_, spoil) => {
    const main = await programOf("export const said: string = 'all the same';");
    const { nodeArguments, environment } = await prepare(main, folder);
    await spoil(environment.CRITBATCH_MODULES as string);
    const node = ['--permission', `--allow-fs-read=${folder}/*`, ...nodeArguments, main];
    const { stdout, stderr } = spawnSync(process.execPath, node, { env: environment, encoding: 'utf8' });
    expect(stdout || stderr).toBe('all the same\n');
  });
});
