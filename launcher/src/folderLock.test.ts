import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from './folderLock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'critbatch-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('lockFolder', () => {
  it('refuses a second holder with a sentence, and lets one in after the release', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
    lock.release();
    (await lockFolder(folder)).release();
  });

  it('is free again after its holder was killed with kill -9', async () => {
    const holder = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { lockFolder } from ${JSON.stringify(new URL('./folderLock.ts', import.meta.url).href)};
       await lockFolder(${JSON.stringify(folder)});
       console.log('held');
       setInterval(() => {}, 1000);`,
    ]);
    await once(holder.stdout, 'data');
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    (await lockFolder(folder)).release();
  });

  it('takes a torn lock file for none', async () => {
    writeFileSync(join(folder, 'launcher.lock'), '{"port": 4');
    (await lockFolder(folder)).release();
  });

  it.each([
    ['a new folder', null],
    ['one whose holder was killed', '{"port": 1, "word": "gone"}'],
  ])('lets in one of many that come to %s at once', async (_, left) => {
    if (left !== null) writeFileSync(join(folder, 'launcher.lock'), left);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)));
    const locks = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(locks).toHaveLength(1);
    locks[0]?.release();
    (await lockFolder(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
