// npm's `postinstall` of this repository: removes, of what was just installed, the files that nothing here can ever read. Their packages
// hold them for every system and every purpose, and npm cannot install a part of one. Plain JavaScript for Node 20, without packages.
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is left out, by package and by the path in it; `keeps` says what of it stays. */
const leftOut = [
  {
    why: 'ONNX Runtime for other systems',
    folder: 'onnxruntime-node/bin/napi-v6',
    isRead: (path) => path.startsWith(`${process.platform}/${process.arch}/`),
  },
  {
    why: 'Prisma’s query compilers for databases that are not PostgreSQL, or that are slower',
    folder: '@prisma/client/runtime',
    isRead: (path) =>
      !path.startsWith('query_compiler_') || path.startsWith('query_compiler_fast_bg.postgresql.'),
  },
  {
    why: 'headers of Node, which only addons are compiled with',
    folder: `node-${process.platform}-${process.arch}/include`,
    isRead: () => false,
  },
  {
    why: 'Next’s experimental channel of React, which no setting of ours turns on',
    folder: 'next/dist/compiled',
    isRead: (path) => !/^[\w-]*-experimental\/|^next-server\/[\w-]*-experimental\./.test(path),
  },
  {
    why: 'Next’s documents',
    folder: 'next/dist/docs',
    isRead: () => false,
  },
  {
    why: 'maps from what packages run to their sources',
    folder: '',
    isRead: (path) => !path.endsWith('.map'),
  },
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
for (const { folder, isRead } of leftOut) {
  for (const packages of ['node_modules', 'api/node_modules']) {
    for (const path of filesOf(join(root, packages, folder))) {
      if (!isRead(path)) rmSync(join(root, packages, folder, path));
    }
  }
}

/** Paths of all files below a folder, with `/` between; none where there is no such folder. */
function* filesOf(folder, below = '') {
  for (const entry of entriesOf(join(folder, below))) {
    const path = `${below}${entry.name}`;
    if (entry.isDirectory()) yield* filesOf(folder, `${path}/`);
    else if (entry.isFile()) yield path;
  }
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
