import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { repositoryFolder } from './repository.ts';
import { openTemporaryFolder } from './testing/temporaryFolder.ts';

const onUnix = process.platform === 'win32' ? it.skip : it;

let folder: string;
beforeEach(() => {
  folder = openTemporaryFolder('terminal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the launcher in a terminal of its own, as far as a machine without one can: its output goes to somebody who then leaves. */
async function startUntil(printed: string) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const launcher = spawn(
    process.execPath,
    ['launcher/src/start.ts', '--data-dir', folder, '--no-first-sweep', '--slots', '0'],
    { cwd: repositoryFolder, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true },
  );
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  }
  while (!output.includes(printed)) {
    if (launcher.exitCode !== null) throw new Error(output);
    await sleep(20);
  }
  return launcher;
}

describe('a terminal that is closed', () => {
  onUnix.each(['first owner', 'portal build'])(
    'takes everything with it while the launcher is at: %s',
    async (step) => {
      const launcher = await startUntil(step);
      const postmaster = join(folder, 'postgres', 'postmaster.pid');
      expect(existsSync(postmaster)).toBe(true);
      // Every write fails from now on, as it does with EIO where the terminal is gone.
      launcher.stdout?.destroy();
      launcher.stderr?.destroy();
      process.kill(-(launcher.pid as number), 'SIGHUP');
      expect(await once(launcher, 'exit')).toEqual([0, null]);
      // PostgreSQL removes it at the end of an orderly stop.
      expect(existsSync(postmaster)).toBe(false);
    },
  );
});
