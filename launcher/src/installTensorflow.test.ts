import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { repositoryFolder } from './repository.ts';
import { type PackageRegistry, startPackageRegistry } from './testing/packageRegistry.ts';
import { openTemporaryFolder } from './testing/temporaryFolder.ts';

const addon = '@tensorflow/tfjs-node';
const manifest = JSON.parse(readFileSync(join(repositoryFolder, 'worker/package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional: boolean }>;
};
const version = manifest.peerDependencies[addon] ?? '';

/** The script's own needs: where one is not met, it ends with that before it asks for anything. */
const needs = [
  ['python3', '-m', 'pip', '--version'],
  [process.env.CXX ?? 'c++', '--version'],
] as const;
const isMet = needs.every(([program, ...args]) => spawnSync(program, args).status === 0);
const itWhereItCanStart = process.platform === 'linux' && isMet ? it : it.skip;

let registry: PackageRegistry | undefined;
afterEach(() => {
  registry?.stop();
  registry = undefined;
});

async function install(scriptArguments: readonly string[], environment: Readonly<Record<string, string>>) {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['launcher/src/installTensorflow.ts', ...scriptArguments], {
    cwd: repositoryFolder,
    env: { ...inherited, CRITBATCH_TENSORFLOW: openTemporaryFolder('tensorflow'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      words += text;
    });
  }
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, words };
}

describe('npm run install:tensorflow', () => {
  for (const [kind, options, wheel] of [
    ['with CUDA', ['--gpu'], 'simple/tensorflow/'],
    ['for processors', [], 'simple/tensorflow-cpu/'],
  ] as const) {
    itWhereItCanStart(
      `asks for the supported addon and the wheel ${kind}, and says what could not be had`,
      async () => {
        registry = await startPackageRegistry({ [addon]: version, 'node-api-headers': '1.9.0' });
        const { status, words } = await install(options, registry.environment);
        expect([status, words]).toEqual([
          1,
          expect.stringMatching(/TensorFlow 2\.21\.0 could not be fetched from PyPI/),
        ]);
        expect(registry.asked).toEqual(
          expect.arrayContaining([addon, `${addon}.tgz`, 'node-api-headers', wheel]),
        );
        expect(registry.asked.filter((path) => path.startsWith('simple/'))).toEqual([wheel]);
      },
    );
  }

  itWhereItCanStart('says that the addon could not be had, and fetches nothing else', async () => {
    registry = await startPackageRegistry({});
    const { status, words } = await install(['--gpu'], registry.environment);
    expect([status, words]).toEqual([
      1,
      expect.stringContaining(`${addon} ${version} could not be fetched from npm`),
    ]);
    expect(registry.asked.filter((path) => path.startsWith('simple/'))).toEqual([]);
  });

  it('fetches versions that worker/package.json supports, which npm itself never installs', () => {
    expect(Object.keys(manifest.peerDependencies)).toEqual([addon, `${addon}-gpu`]);
    for (const [name, supported] of Object.entries(manifest.peerDependencies)) {
      // One tfjs-core for all of them.
      expect(supported).toBe(manifest.dependencies['@tensorflow/tfjs-core']);
      expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true });
      expect(existsSync(join(repositoryFolder, 'node_modules', name))).toBe(false);
    }
    const lock = readFileSync(join(repositoryFolder, 'package-lock.json'), 'utf8');
    expect(Object.keys(JSON.parse(lock).packages).filter((path) => path.includes(addon))).toEqual([]);
    expect(lock).not.toContain('"resolved": "http');
  });
});
