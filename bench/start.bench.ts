// From a fresh clone, with an empty HOME and nothing in npm's cache, to a page and to the first sweep's answer: what a new user waits for.
// npm run bench -- start [COMMIT]: about six minutes on two cores. It clones the last commit, not the working tree, or that one.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../launcher/src/repository.ts';
import { startProduct } from '../launcher/src/testing/product.ts';
import { openTemporaryFolder } from '../launcher/src/testing/temporaryFolder.ts';
import { type BenchRow, figure } from './row.ts';

export async function bench([commit]: string[]): Promise<BenchRow[]> {
  const folder = openTemporaryFolder('bench-start');
  try {
    const clone = join(folder, 'critbatch');
    execFileSync('git', ['clone', '--quiet', repositoryFolder, clone]);
    if (commit !== undefined) execFileSync('git', ['checkout', '--quiet', commit], { cwd: clone });
    return [...(await started(clone, folder)), ...installed(clone)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function started(clone: string, home: string): Promise<BenchRow[]> {
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1000;
  // The npm that runs this names the cache in its own HOME.
  const environment = { HOME: home, npm_config_cache: join(home, 'npm-cache') };
  const product = startProduct([], { folder: clone, environment });
  try {
    await product.printed(/ready\. Open this address/, 600);
    const pageReady = elapsed();
    await product.printed(/How the interval is got/, 900);
    const answer = elapsed();
    const stop = await product.interrupt();
    console.log(product.output());
    return [
      figure('page-ready-seconds', pageReady, 's'),
      figure('answer-seconds', answer, 's'),
      figure('stop-seconds', stop, 's'),
    ];
  } finally {
    await product.interrupt();
  }
}

/** What npm has installed: as many packages as it says itself, links to our own folders included, and the size of node_modules. */
function installed(clone: string): BenchRow[] {
  const nodeModules = join(clone, 'node_modules');
  const { packages } = JSON.parse(readFileSync(join(nodeModules, '.package-lock.json'), 'utf8'));
  const added = Object.keys(packages).filter((path) => path.includes('node_modules/'));
  const [kibibytes = ''] = execFileSync('du', ['-sk', nodeModules], { encoding: 'utf8' }).split('\t');
  return [
    figure('installed-packages', added.length, 'packages'),
    figure('installed-megabytes', (Number(kibibytes) * 1024) / 1e6, 'MB'),
  ];
}
