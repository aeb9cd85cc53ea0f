// `npm run install:cuda [-- --folder DIR]`: fetches ONNX Runtime's CUDA libraries, which its npm package leaves out for their size.
// npm runs no install script that package.json does not allow, and says nothing of it; so the package's own script is run here,
// and what it should have put there is looked at afterwards.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryFolder } from './repository.ts';

/** The CUDA that ONNX Runtime's script has libraries for. */
const wanted = 'cuda12';

const { values: options } = parseArgs({ options: { folder: { type: 'string' } } });
const folder = options.folder ?? workersRuntime();
const platform = `${process.platform}/${process.arch}`;

const files = filesOf(folder);
if (files.length === 0)
  fail(`ONNX Runtime has CUDA libraries for Linux on x64 alone, and this is ${platform}.`);
if (files.every(isLibrary)) say('The CUDA libraries of ONNX Runtime are there already.');
else fetchLibraries();
for (const line of lackingHere()) say(line);
process.exit(0);

function workersRuntime(): string {
  const worker = createRequire(join(repositoryFolder, 'worker', 'package.json'));
  return dirname(worker.resolve('onnxruntime-node/package.json'));
}

/** What the package's own list names for this machine. */
function filesOf(packageFolder: string): string[] {
  const metadata = createRequire(join(packageFolder, 'package.json'))('./script/install-metadata.js') as {
    manifests: Record<string, Record<string, unknown>>;
  };
  const names = Object.keys(metadata.manifests[`${platform}:${wanted}`] ?? {});
  return names.map((name) => join(packageFolder, 'bin/napi-v6', platform, name));
}

function fetchLibraries(): void {
  say('Fetching the CUDA libraries of ONNX Runtime from nuget.org, some hundred megabytes …');
  // Where npm's variables say that this is a checkout, the script takes it for its own and fetches nothing.
  const { npm_config_local_prefix: _, npm_package_json: __, ...inherited } = process.env;
  const environment = {
    // HTTPS_PROXY by Node itself: the script's own way to a proxy (global-agent) checks the certificate of another host.
    NODE_USE_ENV_PROXY: '1',
    ...inherited,
    ONNXRUNTIME_NODE_INSTALL: wanted,
  };
  const script = join(folder, 'script', 'install.js');
  const { status, error } = spawnSync(process.execPath, [script], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    const reason = error?.message ?? `exit status ${status}; its words are above`;
    fail(
      `They could not be fetched (${reason}). It needs https://api.nuget.org, through HTTPS_PROXY if that is set.`,
    );
  }
  const missing = files.filter((file) => !isLibrary(file));
  if (missing.length > 0) fail(`The script ended well, and these are not there: ${missing.join(', ')}.`);
  say(`Fetched: ${files.join(', ')}.`);
}

/** Whether a file is there and begins as a library of Linux does. */
function isLibrary(path: string): boolean {
  if (!existsSync(path)) return false;
  const head = Buffer.alloc(4);
  const file = openSync(path, 'r');
  readSync(file, head);
  closeSync(file);
  return head.toString('latin1') === '\x7fELF';
}

/** What else the libraries need, and where it comes from: none of it is ours to install. */
function lackingHere(): string[] {
  const provider = files.find((file) => file.endsWith('_cuda.so')) ?? '';
  const { stdout } = spawnSync('ldd', [provider], { encoding: 'utf8' });
  const lacking = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name);
  const lines: string[] = [];
  if (lacking.length > 0) lines.push(`Still missing here, from CUDA 12 and cuDNN 9: ${lacking.join(', ')}.`);
  if (!existsSync('/dev/nvidiactl'))
    lines.push('Still missing here: an NVIDIA GPU with its driver (/dev/nvidiactl).');
  if (lines.length > 0) lines.push('Where these are there, worker --device cuda computes on the GPU.');
  else lines.push('Nothing else is missing: worker --device cuda computes on the GPU.');
  return lines;
}

function say(sentence: string): void {
  console.log(`critbatch install:cuda: ${sentence}`);
}

function fail(sentence: string): never {
  console.error(`critbatch install:cuda: ${sentence}`);
  process.exit(1);
}
