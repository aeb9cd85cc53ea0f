import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { repositoryFolder } from './repository.ts';

const { platform, arch } = process;
const otherPlatform = platform === 'win32' ? 'linux' : 'win32';
const otherArch = arch === 'x64' ? 'arm64' : 'x64';

const kept = [
  `node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}/onnxruntime_binding.node`,
  'node_modules/onnxruntime-node/dist/index.js',
  'node_modules/@prisma/client/runtime/query_compiler_fast_bg.postgresql.wasm-base64.js',
  'node_modules/@prisma/client/runtime/client.js',
  `node_modules/node-${platform}-${arch}/bin/node`,
  'node_modules/next/dist/compiled/react-dom/cjs/react-dom.production.js',
  'node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js',
  'node_modules/graphql/index.js',
  'node_modules/graphql/map.js',
  'theory/src/index.js.map',
];
const leftOut = [
  `node_modules/onnxruntime-node/bin/napi-v6/${otherPlatform}/${arch}/onnxruntime_binding.node`,
  `node_modules/onnxruntime-node/bin/napi-v6/${platform}/${otherArch}/onnxruntime_binding.node`,
  'node_modules/@prisma/client/runtime/query_compiler_fast_bg.mysql.wasm-base64.js',
  'node_modules/@prisma/client/runtime/query_compiler_small_bg.postgresql.wasm-base64.js',
  `node_modules/node-${platform}-${arch}/include/node/node.h`,
  'node_modules/next/dist/compiled/react-dom-experimental/cjs/react-dom.production.js',
  'node_modules/next/dist/compiled/react-server-dom-turbopack-experimental/client.js',
  'node_modules/next/dist/compiled/next-server/app-page-turbo-experimental.runtime.prod.js',
  'node_modules/next/dist/docs/index.md',
  'node_modules/graphql/index.js.map',
  'api/node_modules/pure-rand/lib/esm/pure-rand.js.map',
];

/** A checkout after an install, small. */
let checkout: string;
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'critbatch-left-out-'));
  for (const path of [...kept, ...leftOut]) write(path);
  cpSync(join(repositoryFolder, 'launcher', 'leaveOut.mjs'), join(checkout, 'launcher', 'leaveOut.mjs'), {
    recursive: true,
  });
  mkdirSync(join(checkout, 'node_modules', '@critbatch'), { recursive: true });
  symlinkSync(join(checkout, 'theory'), join(checkout, 'node_modules', '@critbatch', 'theory'), 'junction');
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function write(path: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), '');
}

/** As npm runs it after an install; what is there then, links not followed. */
function filesAfter(): string[] {
  execFileSync(process.execPath, ['launcher/leaveOut.mjs'], { cwd: checkout });
  return globSync('{node_modules,api,theory}/**/*', { cwd: checkout, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(checkout.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.startsWith('node_modules/@critbatch/'))
    .sort();
}

describe('leaveOut.mjs', () => {
  it('removes what nothing here reads, and nothing else; not our own files, to which npm links', () => {
    expect(filesAfter()).toEqual(kept.toSorted());
  });

  it('removes nothing more at a second run, or where a package is not installed', () => {
    filesAfter();
    expect(filesAfter()).toEqual(kept.toSorted());
    rmSync(join(checkout, 'node_modules', 'onnxruntime-node'), { recursive: true });
    rmSync(join(checkout, 'api'), { recursive: true });
    expect(filesAfter()).toEqual(kept.filter((path) => !path.includes('onnxruntime')).toSorted());
  });

  // A newer version that names them otherwise would lose what it needs, or keep what it does not.
  it.each([
    `onnxruntime-node/bin/napi-v6/${platform}/${arch}/*.node`,
    '@prisma/client/runtime/query_compiler_fast_bg.postgresql.*',
  ])('keeps what the installed packages have: %s', (pattern) => {
    expect(globSync(pattern, { cwd: join(repositoryFolder, 'node_modules') })).not.toEqual([]);
  });
});
