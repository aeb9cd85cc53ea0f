import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { removeStalled } from './removeStalled.ts';

it('a bundle whose API was killed while it sent it goes; one that is being written, and what is named, stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'critbatch-stalled-'));
  try {
    for (const name of ['.left', '.growing', 'kept']) await writeFile(join(folder, name), 'bytes');
    const long = new Date(Date.now() - 2 * 3_600_000);
    for (const name of ['.left', 'kept']) await utimes(join(folder, name), long, long);
    await removeStalled(folder, new Set(['kept']));
    expect((await readdir(folder)).toSorted()).toEqual(['.growing', 'kept']);
    await removeStalled(join(folder, 'not there'));
  } finally {
    await rm(folder, { recursive: true });
  }
});
