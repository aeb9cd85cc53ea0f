import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PackageRegistry {
  /** What makes npm and pip ask here. */
  readonly environment: Readonly<Record<string, string>>;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  stop(): void;
}

/** Stands for npm's registry and for PyPI: it has these packages for npm, empty ones, and no wheel. */
export async function startPackageRegistry(
  packages: Readonly<Record<string, string>>,
): Promise<PackageRegistry> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    asked.push(path);
    const name = path.replace(/\.tgz$/, '');
    const version = packages[name];
    if (version === undefined) response.writeHead(404).end();
    else if (path.endsWith('.tgz')) response.writeHead(200).end(emptyPackage(name, version));
    else {
      const dist = { tarball: `${url}/${name}.tgz` };
      const body = {
        name,
        'dist-tags': { latest: version },
        versions: { [version]: { name, version, dist } },
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: {
      npm_config_registry: `${url}/`,
      npm_config_fetch_retries: '0',
      PIP_INDEX_URL: `${url}/simple/`,
      PIP_RETRIES: '0',
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
    },
    asked,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function emptyPackage(name: string, version: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'critbatch-package-'));
  try {
    mkdirSync(join(folder, 'package'));
    writeFileSync(join(folder, 'package', 'package.json'), JSON.stringify({ name, version }));
    execFileSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: folder });
    return readFileSync(join(folder, 'package.tgz'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
