import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const program = (whenToAnswer: string) => `
  import { answerToParent } from ${JSON.stringify(fileURLToPath(new URL('parentProcess.ts', import.meta.url)))};
  // Next logs what nobody catches, and goes on serving.
  process.on('uncaughtException', () => {});
  setInterval(() => {}, 1_000);
  ${whenToAnswer}`;

function startPortal(whenToAnswer: string) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const given = ['--input-type=module', '--eval', program(whenToAnswer)];
  return spawn(process.execPath, given, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

it('says that it serves, and ends with its parent', async () => {
  const portal = startPortal('answerToParent();');
  const ended = once(portal, 'exit');
  expect(await once(portal, 'message')).toEqual([{ type: 'ready' }, undefined]);
  portal.disconnect();
  expect(await ended).toEqual([0, null]);
});

it('ends where its parent was gone before it served', async () => {
  const portal = startPortal(
    "process.send('starts'); process.once('disconnect', () => setTimeout(answerToParent, 100));",
  );
  const ended = once(portal, 'exit');
  await once(portal, 'message');
  portal.disconnect();
  const patience = setTimeout(() => portal.kill('SIGKILL'), 10_000);
  expect(await ended).toEqual([0, null]);
  clearTimeout(patience);
});
