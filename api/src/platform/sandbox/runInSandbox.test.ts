import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runInSandbox } from './runInSandbox.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-sandbox-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function sandboxOf(program: string) {
  const main = join(folder, 'main.mjs');
  await writeFile(main, program);
  return { main, readable: [join(folder, '*')], processorSeconds: 1, mebibytes: 128 };
}

describe('a sandbox', () => {
  it('answers, and writes to the one file that it was given open', async () => {
    const path = join(folder, 'rows');
    const file = await open(path, 'wx');
    const program = "import { writeSync } from 'node:fs'; writeSync(3, 'rows'); console.log('answer');";
    const sandbox = { ...(await sandboxOf(program)), output: file.fd };
    expect(await runInSandbox(sandbox, '')).toEqual({ status: 'ANSWERED', answer: 'answer\n' });
    await file.close();
    expect(await readFile(path, 'utf8')).toBe('rows');
  });

  it.each([
    ['writes another file', `import { writeFileSync } from 'node:fs'; writeFileSync('/tmp/x', '');`],
    ['reads a file of the system', `import { readFileSync } from 'node:fs'; readFileSync('/etc/passwd');`],
    ['starts a program', `import { execSync } from 'node:child_process'; execSync('true');`],
    ['starts a thread', `import { Worker } from 'node:worker_threads'; new Worker('0', { eval: true });`],
  ])('%s in vain', async (_what, program) => {
    const caught = await loggedBy(async () => {
      await expect(runInSandbox(await sandboxOf(program), '')).rejects.toThrow('A sandbox cannot run');
    });
    expect(caught[0]).toMatchObject({ lastWords: expect.stringContaining('ERR_ACCESS_DENIED') });
  });

  it.each([
    ['time of the processor', 'for (;;);'],
    ['memory for values', 'const all = []; for (;;) all.push({});'],
    ['memory for bytes', 'const all = []; for (;;) all.push(Buffer.alloc(2 ** 26, 1));'],
    ['stack', 'const down = () => 1 + down(); down();'],
    ['room for its answer', "for (;;) process.stdout.write('x'.repeat(2 ** 20));"],
  ])('goes beyond its %s', async (_what, program) => {
    expect(await runInSandbox(await sandboxOf(program), '')).toEqual({ status: 'BEYOND_LIMITS' });
  });

  it('that got too little of the processor is no fault of what was sent', async () => {
    // It uses no time of the processor: as little as one that others keep from it.
    const still = await sandboxOf('setTimeout(() => {}, 60_000);');
    await expect(runInSandbox(still, '', 1)).rejects.toMatchObject({
      code: 'MACHINE_BUSY',
      message: expect.stringMatching(/busy.*Try again/),
    });
  });

  it('says that the disk is full where its output has no room', async () => {
    const full = await open('/dev/full', 'w');
    try {
      const program = "import { writeSync } from 'node:fs'; writeSync(3, 'rows');";
      const sandbox = { ...(await sandboxOf(program)), output: full.fd };
      await expect(runInSandbox(sandbox, '')).rejects.toMatchObject({ code: 'DISK_FULL' });
    } finally {
      await full.close();
    }
  });

  it('tells the log, and nobody else, why a program fell', async () => {
    const caught = await loggedBy(async () => {
      const missing = await sandboxOf("import 'critbatch-is-not-installed-here';");
      await expect(runInSandbox(missing, '')).rejects.toThrow('A sandbox cannot run');
    });
    expect(caught).toEqual([
      expect.objectContaining({
        message: 'A sandbox cannot run.',
        status: 1,
        lastWords: expect.stringContaining('critbatch-is-not-installed-here'),
      }),
    ]);
  });
});

async function loggedBy(work: () => Promise<void>): Promise<unknown[]> {
  const written: string[] = [];
  const spied = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    await work();
  } finally {
    spied.mockRestore();
  }
  return written.map((line) => JSON.parse(line));
}
