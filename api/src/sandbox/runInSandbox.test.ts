import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { runInSandbox } from './runInSandbox.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-sandbox-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('tells the log, and nobody else, why a program fell', async () => {
  const main = join(folder, 'main.mjs');
  await writeFile(main, "import 'critbatch-is-not-installed-here';");
  const written: string[] = [];
  const spied = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const sandbox = { main, readable: [join(folder, '*')], seconds: 20, mebibytes: 256 };
    expect(await runInSandbox(sandbox, 'anything')).toBeNull();
  } finally {
    spied.mockRestore();
  }
  expect(written).toHaveLength(1);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({
    message: 'A sandbox cannot run.',
    status: 1,
    lastWords: expect.stringContaining('critbatch-is-not-installed-here'),
  });
});
