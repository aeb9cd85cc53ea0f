import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { repositoryFolder } from './repository.ts';
import { type NugetStandIn, startNugetStandIn } from './testing/nugetStandIn.ts';
import { openTemporaryFolder } from './testing/temporaryFolder.ts';

const worker = createRequire(join(repositoryFolder, 'worker', 'package.json'));
const runtime = dirname(worker.resolve('onnxruntime-node/package.json'));
const { version } = JSON.parse(readFileSync(join(runtime, 'package.json'), 'utf8')) as { version: string };
/** A library of Linux that needs another one, which is not beside it in the copy. */
const someLibrary = join(runtime, 'bin/napi-v6/linux/x64/onnxruntime_binding.node');
const names = ['cuda', 'shared', 'tensorrt'].map((name) => `libonnxruntime_providers_${name}.so`);
const itOnLinux = process.platform === 'linux' && process.arch === 'x64' ? it : it.skip;

let nuget: NugetStandIn | undefined;
afterEach(() => {
  nuget?.stop();
  nuget = undefined;
});

/** The package's scripts without its libraries, beside the packages that they load. */
function copyOfRuntime(): string {
  const folder = openTemporaryFolder('cuda');
  const copy = join(folder, 'node_modules', 'onnxruntime-node');
  mkdirSync(copy, { recursive: true });
  for (const name of ['package.json', 'script'])
    cpSync(join(runtime, name), join(copy, name), { recursive: true });
  symlinkSync(dirname(runtime), join(copy, 'node_modules'));
  return copy;
}

async function install(folder: string, environment: Readonly<Record<string, string>>) {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['launcher/src/installCuda.ts', '--folder', folder], {
    cwd: repositoryFolder,
    // As the launcher sets it for npm ci: what is asked for here counts. The others are what npm run sets.
    env: {
      ...inherited,
      ONNXRUNTIME_NODE_INSTALL: 'skip',
      npm_config_local_prefix: repositoryFolder,
      npm_package_json: join(repositoryFolder, 'package.json'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (words += text));
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, words };
}

function packageOf(files: readonly string[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const name of files) zip.addFile(someLibrary, `runtimes/linux-x64/native/${name}`);
  zip.end();
  return buffer(zip.outputStream);
}

describe('npm run install:cuda', () => {
  itOnLinux('fetches the libraries of ONNX Runtime’s version, and says what is missing besides', async () => {
    const folder = copyOfRuntime();
    nuget = await startNugetStandIn(dirname(folder), version, await packageOf(names));
    const { status, words } = await install(folder, nuget.environment);
    expect([status, words]).toEqual([0, expect.stringContaining('Fetched: ')]);
    const name = 'microsoft.ml.onnxruntime.gpu.linux';
    expect(nuget.asked).toEqual([
      '/v3/index.json',
      `/v3-flatcontainer/${name}/index.json`,
      `/v3-flatcontainer/${name}/${version}/${name}.${version}.nupkg`,
    ]);
    const placed = (each: string) => readFileSync(join(folder, 'bin/napi-v6/linux/x64', each));
    for (const each of names) expect(placed(each).equals(readFileSync(someLibrary))).toBe(true);
    expect(words).toMatch(/Still missing here, from CUDA 12 and cuDNN 9: .*libonnxruntime\.so\.1/);
    if (!existsSync('/dev/nvidiactl'))
      expect(words).toMatch(/Still missing here: an NVIDIA GPU with its driver/);

    const again = await install(folder, nuget.environment);
    expect([again.status, again.words]).toEqual([0, expect.stringContaining('are there already')]);
    expect(nuget.asked).toHaveLength(3);
  });

  itOnLinux('fails where nuget.org does not have them, and says what it needs', async () => {
    const folder = copyOfRuntime();
    nuget = await startNugetStandIn(dirname(folder), version, null);
    const { status, words } = await install(folder, nuget.environment);
    expect(status).toBe(1);
    expect(words).toMatch(
      /HTTP status code = 404[\s\S]*They could not be fetched.*It needs https:\/\/api\.nuget\.org/,
    );
  });

  itOnLinux('fails where the package holds fewer libraries than it should', async () => {
    const folder = copyOfRuntime();
    nuget = await startNugetStandIn(dirname(folder), version, await packageOf(names.slice(0, 1)));
    const { status, words } = await install(folder, nuget.environment);
    expect([status, words]).toEqual([1, expect.stringContaining('could not be fetched')]);
  });

  it('is the command that is told where CUDA is missing', () => {
    const scripts = JSON.parse(readFileSync(join(repositoryFolder, 'package.json'), 'utf8')).scripts;
    expect(scripts['install:cuda']).toBe('node launcher/bootstrap.mjs installCuda');
    const remedy = readFileSync(join(repositoryFolder, 'worker/src/training/onnx/devices.ts'), 'utf8');
    expect(remedy).toContain('npm run install:cuda');
    expect(remedy).not.toContain('npm rebuild');
  });
});
