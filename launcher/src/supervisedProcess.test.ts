import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ProcessSpec, SupervisedProcess } from './supervisedProcess.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'critbatch-supervised-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A child that notes its pid and says that it is ready. */
const readyChild = `
  require('node:fs').appendFileSync('pids', process.pid + '\\n');
  process.send({ type: 'ready' });
  process.on('disconnect', () => process.exit(0));
  setInterval(() => {}, 1000);`;

function spec(source: string, readySeconds = 10): ProcessSpec {
  const script = join(folder, 'child.cjs');
  writeFileSync(script, source);
  return { name: 'part', script, environment: {}, folder, logFile: join(folder, 'part.log'), readySeconds };
}

const pids = () => readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n').map(Number);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('SupervisedProcess', () => {
  it('starts a child that was killed with kill -9 again, and leaves none behind when stopped', async () => {
    const part = new SupervisedProcess(spec(readyChild), (error) => expect(error).toBeNull());
    await part.start();
    process.kill(pids()[0] as number, 'SIGKILL');
    while (pids().length < 2) await sleep(20);
    await part.stop(5);
    expect(pids().filter(isAlive)).toEqual([]);
  });

  it('tries again where the new child cannot start yet', async () => {
    const thirdTime = `
      const starts = require('node:fs').existsSync('pids') ? require('node:fs').readFileSync('pids', 'utf8') : '';
      if (starts.split('\\n').length === 2) {
        require('node:fs').appendFileSync('pids', '0\\n');
        process.exit(1);
      }${readyChild}`;
    const part = new SupervisedProcess(spec(thirdTime), (error) => expect(error).toBeNull());
    await part.start();
    process.kill(pids()[0] as number, 'SIGKILL');
    while (pids().length < 3) await sleep(20);
    expect(pids()[1]).toBe(0);
    await part.stop(5);
    expect(pids().filter((pid) => pid > 0 && isAlive(pid))).toEqual([]);
  });

  it('insists with SIGKILL when the child does not end in time', async () => {
    const part = new SupervisedProcess(spec(`process.on('SIGTERM', () => {});${readyChild}`), () => {});
    await part.start();
    await part.stop(0.2);
    expect(pids().filter(isAlive)).toEqual([]);
  });

  it('hands on nothing of its own environment that a part is not given', async () => {
    process.env.CRITBATCH_AUTH_SECRET = 'a secret of the launcher';
    const noting = `require('node:fs').writeFileSync('environment', JSON.stringify(process.env));${readyChild}`;
    const part = new SupervisedProcess({ ...spec(noting), environment: { GIVEN: 'this' } }, () => {});
    await part.start();
    await part.stop(5);
    delete process.env.CRITBATCH_AUTH_SECRET;
    const { NODE_CHANNEL_FD: _channel, ...noted } = JSON.parse(
      readFileSync(join(folder, 'environment'), 'utf8'),
    );
    expect(noted).toMatchObject({ GIVEN: 'this' });
    expect(JSON.stringify(noted)).not.toContain('a secret of the launcher');
  });

  it('says which part ended while it was starting', async () => {
    const part = new SupervisedProcess(spec("console.error('no disk'); process.exit(7)"), () => {});
    await expect(part.start()).rejects.toMatchObject({
      code: 'START_FAILED',
      message: 'The part did not start (exit status 7); its last words:\nno disk',
    });
  });

  it('gives a child up that never says that it is ready', async () => {
    const part = new SupervisedProcess(spec('setInterval(() => {}, 1000)', 0.3), () => {});
    await expect(part.start()).rejects.toMatchObject({
      code: 'START_FAILED',
      message: expect.stringContaining('The part did not start (not ready after 0.3 s)'),
    });
  });

  it('stops trying after six ends within a minute where the spec says so', async () => {
    const script = `${readyChild} setTimeout(() => process.exit(1), 30);`;
    const start = (given: ProcessSpec) =>
      new Promise((resolve) => void new SupervisedProcess(given, resolve).start());
    const fatal = await start({ ...spec(script), isGivenUp: true });
    expect(fatal).toMatchObject({ code: 'START_FAILED' });
    expect(pids()).toHaveLength(6);
  });

  it('else goes on trying, ever later, until what ended it has passed', async () => {
    const whileFull = `
      require('node:fs').appendFileSync('starts', Date.now() + '\\n');
      if (!require('node:fs').existsSync('room')) process.exit(1);${readyChild}`;
    writeFileSync(join(folder, 'room'), '');
    const part = new SupervisedProcess(spec(whileFull), (error) => expect(error).toBeNull());
    await part.start();
    rmSync(join(folder, 'room'));
    process.kill(pids()[0] as number, 'SIGKILL');
    const starts = () => readFileSync(join(folder, 'starts'), 'utf8').trim().split('\n').map(Number);
    while (starts().length < 5) await sleep(20);
    writeFileSync(join(folder, 'room'), '');
    while (pids().length < 2) await sleep(20);
    const pauses = starts()
      .slice(2)
      .map((start, index) => start - (starts()[index + 1] as number));
    // Each is as long as the start that comes after it, too: on a busy machine a second that says nothing.
    expect(pauses.filter((pause, index) => pause < 990 * 2 ** index)).toEqual([]);
    expect(pauses.at(-1)).toBeGreaterThan(4_000 * 0.99);
    await part.stop(5);
  });

  it('says so where it can no longer be spawned, and can be stopped all the same', async () => {
    const place = join(folder, 'checkout');
    mkdirSync(place);
    const fatal = Promise.withResolvers<Error>();
    const part = new SupervisedProcess({ ...spec(readyChild), folder: place }, fatal.resolve);
    await part.start();
    const pid = Number(readFileSync(join(place, 'pids'), 'utf8'));
    rmSync(place, { recursive: true });
    process.kill(pid, 'SIGKILL');
    expect(await fatal.promise).toMatchObject({
      code: 'START_FAILED',
      message: expect.stringMatching(
        /^The part cannot be started, for its program is no longer there \(spawn .* ENOENT\)/,
      ),
    });
    await part.stop(5);
  });
});
