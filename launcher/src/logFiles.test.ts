import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { boundLogs } from './logFiles.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'critbatch-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('puts a log aside while its writer holds it open, keeps few of them, and the newest lines', async () => {
  const path = join(folder, 'part.log');
  const log = openSync(path, 'a');
  // A line for each that it is sent, as a part writes its log.
  const writer = spawn(
    process.execPath,
    ['-e', "process.on('message', (line) => { console.log(line.padEnd(99)); process.send('written'); })"],
    { stdio: ['ignore', log, log, 'ipc'] },
  );
  closeSync(log);
  try {
    for (let line = 1; line <= 70; line++) {
      writer.send(`line ${line}`);
      await once(writer, 'message');
      // As a look at this moment would.
      boundLogs([path], { bytes: 1_000, kept: 2 })();
    }
  } finally {
    writer.kill('SIGKILL');
  }
  expect(readdirSync(folder).sort()).toEqual(['part.log', 'part.log.1', 'part.log.2']);
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_100);
  const kept = ['part.log.2', 'part.log.1', 'part.log'].flatMap((name) =>
    readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'),
  );
  const numbers = kept.map((line) => Number(/line (\d+)/.exec(line)?.[1]));
  expect(numbers).toEqual(numbers.map((_, index) => 70 - numbers.length + 1 + index));
  expect(numbers.length).toBeGreaterThanOrEqual(22);
});
