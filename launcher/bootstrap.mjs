// The first file that `npm start`, `npm test` and every `npm run …` of the repository run: installs what is missing, then goes on
// under Node 24. It must itself run on Node 20 and import nothing that has to be installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enterCheckout } from './checkoutUse.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installRecord = join(root, 'node_modules', '.critbatch-install.json');
const [command = 'start', ...commandArguments] = process.argv.slice(2);

/** What a user runs on a machine of their own, where nothing but this may know of Node 24. */
const ofWorker = {
  worker: 'worker/src/main.ts',
  'describe-model': 'worker/src/describeModel.ts',
  'describe-data': 'worker/src/describeData.ts',
};

const use = await enterCheckout(
  root,
  ['start', 'test'].includes(command) ? `npm ${command}` : `npm run ${command}`,
);
process.on('exit', () => use.leave());

// All others may run beside a product that runs, so they ask for no more packages than it has.
await installIfChanged(['test', 'bench'].includes(command) ? 'everything' : 'main job');
runUnderNode24(join(root, ofWorker[command] ?? `launcher/src/${command}.ts`), commandArguments);

/**
 * Installs when package-lock.json is not the one that was installed last, or less was installed than is needed now. npm begins with
 * deleting every package: not while anybody runs from here. What a developer has beyond what a start needs comes back, too.
 */
async function installIfChanged(needed) {
  const scope = existsSync(join(root, 'node_modules', 'jest')) ? 'everything' : needed;
  const lockHash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(installRecord) ? JSON.parse(readFileSync(installRecord, 'utf8')) : {};
  const isInstalled =
    installed.lockHash === lockHash && (installed.scope === 'everything' || installed.scope === needed);
  if (!isInstalled) use.setInstalling(true);
  const others = await use.others();
  const inTheWay = isInstalled ? others.find((other) => other.isInstalling) : others[0];
  if (inTheWay) {
    const does = inTheWay.isInstalling ? 'is installing packages in' : 'runs from';
    console.error(
      `critbatch: ALREADY_RUNNING: "${inTheWay.what}" (process ${inTheWay.pid}) ${does} this folder, and the packages that it uses cannot be replaced meanwhile. Wait until it has ended, or stop it with Ctrl-C, and try again.`,
    );
    process.exit(1);
  }
  if (isInstalled) return;

  console.error(`critbatch: installing packages (${scope}); once, about a minute`);
  const startedAt = Date.now();
  const omit = scope === 'main job' ? ['--omit=dev'] : [];
  // The CUDA libraries of ONNX Runtime are several hundred megabytes that a machine without a GPU cannot use.
  const environment = { ONNXRUNTIME_NODE_INSTALL: 'skip', ...process.env, NODE_ENV: 'development' };
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...omit], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  // Not spawnSync: others ask meanwhile whether this process lives.
  const fault = await new Promise((resolve) => {
    npm.once('error', (error) => resolve(error.message));
    npm.once('exit', (status, signal) => resolve(status === 0 ? null : (signal ?? `exit status ${status}`)));
  });
  if (fault !== null) {
    console.error(`critbatch: npm ci failed (${fault}); the reason is above.`);
    process.exit(1);
  }
  writeFileSync(installRecord, JSON.stringify({ lockHash, scope }));
  use.setInstalling(false);
  console.error(`critbatch: packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

/** Hands over to Node 24: the one from npm on Linux, elsewhere the one that runs this file if it is new enough. */
function runUnderNode24(script, scriptArguments) {
  const fromNpm = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const runtime = existsSync(fromNpm) ? fromNpm : process.execPath;
  if (runtime === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
    console.error(
      `critbatch: Node ${process.versions.node} is too old here; install Node 24 or newer and try again.`,
    );
    process.exit(1);
  }
  // Every process of ours finds its modules compiled by those before it: half of the processor time of a start.
  const compiled = join(root, 'node_modules', '.critbatch-compiled');
  const child = spawn(runtime, [script, ...scriptArguments], {
    cwd: root,
    env: {
      NODE_COMPILE_CACHE: compiled,
      // A worker that nobody speaks for says itself what it does.
      ...(command === 'worker' && { CRITBATCH_STARTED_BY_HAND: '1' }),
      ...process.env,
    },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // Ctrl-C reaches the child by itself (same terminal); a signal sent to this process alone is passed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (command in ofWorker && process.env.npm_lifecycle_event) stopWithNpm(child);
  child.on('error', (error) => {
    console.error(`critbatch: cannot start ${runtime}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (status, signal) => process.exit(signal ? 128 : (status ?? 1)));
}

/** npm that is told to stop ends its shell alone, which tells nobody: what npm started would go on. */
function stopWithNpm(child) {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) child.kill('SIGTERM');
  }, 500).unref();
}
