import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { repositoryFolder } from './repository.ts';

/** A checkout whose commands wait until they are killed, and whose lock file asks for what lies beside it: npm needs no network for it. */
let checkout: string;
const started: ChildProcess[] = [];
const scripts = [
  ...['start', 'test', 'installTensorflow', 'signInLink'].map((command) => `launcher/src/${command}.ts`),
  'worker/src/main.ts',
  'worker/src/describeModel.ts',
];

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'critbatch-checkout-'));
  mkdirSync(join(checkout, 'launcher', 'src'), { recursive: true });
  for (const name of ['bootstrap.mjs', 'checkoutUse.mjs', 'presence.mjs'])
    cpSync(join(repositoryFolder, 'launcher', name), join(checkout, 'launcher', name));
  for (const script of scripts) {
    const source =
      "console.log('under way', process.env.CRITBATCH_STARTED_BY_HAND ?? ''); process.on('disconnect', () => process.exit()); setInterval(() => {}, 1000);";
    mkdirSync(dirname(join(checkout, script)), { recursive: true });
    writeFileSync(join(checkout, script), source);
  }
  lock('1.0.0');
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  // The commands end when they notice that their parent is gone.
  await sleep(200);
  rmSync(checkout, { recursive: true, force: true });
});

/** Writes a lock file; another version is another file, so that packages have to be installed. */
function lock(version: string): void {
  const manifest = {
    name: 'checkout',
    version,
    dependencies: { local: 'file:local' },
    devDependencies: { jest: 'file:local' },
  };
  const packages = {
    '': manifest,
    local: { version: '1.0.0' },
    'node_modules/local': { resolved: 'local', link: true },
    'node_modules/jest': { resolved: 'local', link: true, dev: true },
  };
  const lockFile = { name: 'checkout', version, lockfileVersion: 3, requires: true, packages };
  mkdirSync(join(checkout, 'local'), { recursive: true });
  writeFileSync(join(checkout, 'local', 'package.json'), JSON.stringify({ name: 'local', version: '1.0.0' }));
  writeFileSync(join(checkout, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify(lockFile));
}

/** Runs a command through bootstrap.mjs until it is under way, or has ended. */
async function run(command: string) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, ['launcher/bootstrap.mjs', command], {
    cwd: checkout,
    // Nothing is written to the checkout while it is removed.
    env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  }
  while (!output.includes('under way') && child.exitCode === null) await sleep(20);
  await sleep(50);
  return { child, output, status: child.exitCode };
}

/** Something among the packages, which npm deletes before it installs. */
const inUse = () => join(checkout, 'node_modules', 'in-use');

describe('bootstrap.mjs', () => {
  it('replaces no packages under anybody who runs from the same folder, and says so', async () => {
    const product = await run('start');
    expect(product.status).toBeNull();
    mkdirSync(inUse());
    lock('2.0.0');
    const refused = await run('test');
    expect(refused.status).toBe(1);
    expect(refused.output).toContain(
      `ALREADY_RUNNING: "npm start" (process ${product.child.pid}) runs from this folder`,
    );
    expect(existsSync(inUse())).toBe(true);

    // Killed, not stopped: it leaves its mark behind, which must not count.
    product.child.kill('SIGKILL');
    await once(product.child, 'exit');
    const tests = await run('test');
    expect(tests.status).toBeNull();
    expect(existsSync(inUse())).toBe(false);
  });

  it('lets commands run beside a product that need nothing else installed', async () => {
    await run('start');
    mkdirSync(inUse());
    // A user who has lost a session gets a link without ending what trains.
    // So does somebody who starts a second worker.
    for (const command of ['installTensorflow', 'signInLink', 'worker', 'describe-model']) {
      const { status, output } = await run(command);
      expect(status).toBeNull();
      // Nobody else says what such a worker does, though it has a parent as the one of `npm start` has.
      expect(output).toContain(command === 'worker' ? 'under way 1' : 'under way \n');
    }
    // It tests with packages that a product does not need.
    expect(await run('test')).toMatchObject({
      status: 1,
      output: expect.stringContaining('ALREADY_RUNNING'),
    });
    expect(existsSync(inUse())).toBe(true);
  });

  it('leaves out what a start does not need, and keeps it for somebody who has it', async () => {
    const jest = join(checkout, 'node_modules', 'jest');
    const end = async ({ child }: { child: ChildProcess }) => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    await end(await run('start'));
    expect(existsSync(jest)).toBe(false);
    await end(await run('test'));
    expect(existsSync(jest)).toBe(true);
    lock('2.0.0');
    expect((await run('start')).output).toContain('packages installed in');
    expect(existsSync(jest)).toBe(true);
  });

  it('ends a worker whose npm was told to stop, which ends its shell alone', async () => {
    const { NODE_OPTIONS: _, ...env } = process.env;
    // Not the last command of the line, or a shell would become it.
    const command = `"${process.execPath}" launcher/bootstrap.mjs worker; true`;
    const shell = spawn('sh', ['-c', command], {
      cwd: checkout,
      env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1', npm_lifecycle_event: 'worker' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(shell);
    let output = '';
    shell.stdout.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
    while (!output.includes('under way')) await sleep(20);
    shell.kill('SIGKILL');
    // Its output is closed when nobody is left who could write to it.
    await once(shell, 'close');
  });

  it('lets one install at a time', async () => {
    const both = await Promise.all([run('test'), run('test')]);
    // The second is refused, or comes when the first is done; neither is broken off by the other.
    expect(both.filter(({ output }) => output.includes('packages installed in')).length).toBeLessThan(2);
    for (const { status, output } of both) if (status !== null) expect(output).toContain('ALREADY_RUNNING');
  });
});
