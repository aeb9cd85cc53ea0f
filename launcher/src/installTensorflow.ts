// `npm run install:tensorflow [-- --gpu] [--python PATH] [--version V]`: makes the engine `tensorflow` available on Linux.
// @tensorflow/tfjs-node wants a library of 2022 and CUDA 11; TensorFlow's Python wheel ships the same C interface as
// libtensorflow_cc, of today and with CUDA 12. So its addon is compiled here against the library of the wheel.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryFolder } from './repository.ts';
import { timed } from './terminal.ts';

const { values: options } = parseArgs({
  options: {
    gpu: { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
    version: { type: 'string', default: '2.21.0' },
  },
});
const folder = process.env.CRITBATCH_TENSORFLOW ?? join(repositoryFolder, '.tensorflow');
const record = join(folder, 'installed.json');
/** Where pip unpacks the wheel. */
const library = join(folder, 'python', 'tensorflow');
const worker = createRequire(join(repositoryFolder, 'worker', 'package.json'));

if (process.platform !== 'linux') fail('TensorFlow wheels hold the library and headers on Linux alone.');
need(options.python, ['-m', 'pip', '--version'], 'Python with pip; name another one with -- --python PATH');
const compiler = process.env.CXX ?? 'c++';
need(compiler, ['--version'], 'a C++ compiler, e.g. the package g++');

mkdirSync(folder, { recursive: true });
rmSync(record, { force: true });
await timed('fetching @tensorflow/tfjs-node from npm', async () => installPackages());
await timed(`fetching TensorFlow ${options.version} from PyPI`, async () => installWheel());
await timed('compiling the addon', async () => compileAddon());
const device = await timed('trying it', async () => tryIt());
writeFileSync(record, `${JSON.stringify({ tensorflow: options.version, device })}\n`);
console.log(
  `TensorFlow ${options.version} is installed; it computes on: ${device}. worker --engine tensorflow${device === 'cuda' ? ' --device cuda' : ''}`,
);
if (options.gpu && device !== 'cuda') {
  console.log(
    'It finds no GPU here: that needs an NVIDIA GPU with its driver. The CUDA libraries are installed.',
  );
}
process.exit(0);

/** In a folder of its own, for this is 300 MB that nothing else needs; with our tfjs-core, for there must be one of it. */
function installPackages(): void {
  const { peerDependencies } = worker('./package.json') as { peerDependencies: Record<string, string> };
  const addon = '@tensorflow/tfjs-node';
  const dependencies = { [addon]: peerDependencies[addon], 'node-api-headers': '1.9.0' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  // Its install script would fetch the old library.
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const unfetched = `${addon} ${peerDependencies[addon]} could not be fetched from npm`;
  execute('npm', ['install', ...quietly], folder, unfetched);
  for (const name of ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu']) {
    const copy = join(folder, 'node_modules', name);
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(dirname(copy), { recursive: true });
    symlinkSync(dirname(worker.resolve(`${name}/package.json`)), copy);
  }
}

function installWheel(): void {
  const target = join(folder, 'python');
  rmSync(target, { recursive: true, force: true });
  const packages = options.gpu
    ? [`tensorflow[and-cuda]==${options.version}`]
    : ['--no-deps', `tensorflow-cpu==${options.version}`];
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-compile', '--only-binary=:all:', '--target', target];
  const unfetched = `TensorFlow ${options.version} could not be fetched from PyPI; it may have no wheel for this Python`;
  execute(options.python, [...pip, ...packages], folder, unfetched);
}

function compileAddon(): void {
  const addon = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
  const sources = join(addon, 'binding');
  const backend = join(sources, 'tfjs_backend.cc');
  // A set of names that all threads would share without a lock: runs train in several threads of one process.
  const shared = 'static std::set<std::string> ATTR_NAME_SET;';
  const text = readFileSync(backend, 'utf8');
  if (!/static (thread_local )?std::set<std::string> ATTR_NAME_SET;/.test(text))
    fail(`${backend} is not as expected.`);
  writeFileSync(backend, text.replace(shared, shared.replace('static', 'static thread_local')));
  const binary = createRequire(join(addon, 'package.json'))('@mapbox/node-pre-gyp').find(
    join(addon, 'package.json'),
  ) as string;
  mkdirSync(dirname(binary), { recursive: true });
  const headers = [
    addon,
    join(folder, 'node_modules', 'node-api-headers', 'include'),
    join(library, 'include'),
  ];
  const libraries = ['-L', library, '-l:libtensorflow_cc.so.2', '-l:libtensorflow_framework.so.2'];
  execute(
    compiler,
    [
      ...['-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8', '-DNODE_GYP_MODULE_NAME=tfjs_binding'],
      ...headers.map((path) => `-I${path}`),
      backend,
      join(sources, 'tfjs_binding.cc'),
      ...['-o', binary, ...libraries, `-Wl,-rpath,${library}`],
    ],
    addon,
    'The addon could not be compiled',
  );
}

/** Multiplies two matrices in a process of its own; returns what it computed on. */
function tryIt(): string {
  const program = `
    Object.assign(require('node:util'), { isNullOrUndefined: (value) => value == null });
    const tf = require('@tensorflow/tfjs-node');
    const [value] = tf.matMul(tf.ones([1, 40]), tf.ones([40, 1])).dataSync();
    if (value !== 40) throw new Error('The product is ' + value + ', not 40.');
    console.log('device:' + (tf.backend().isUsingGpuDevice ? 'cuda' : 'cpu'));`;
  const output = execFileSync(process.execPath, ['-e', program], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return /device:(\w+)/.exec(output)?.[1] ?? fail(`TensorFlow said: ${output}`);
}

function need(program: string, args: string[], what: string): void {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
  } catch {
    fail(`It needs ${what}.`);
  }
}

function execute(program: string, args: string[], cwd: string, what: string): void {
  try {
    execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    fail(`${what}; the reason is above.`);
  }
}

function fail(sentence: string): never {
  console.error(`critbatch install:tensorflow: ${sentence}`);
  process.exit(1);
}
