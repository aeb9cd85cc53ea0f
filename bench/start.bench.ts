// From a fresh clone, with an empty HOME, to a page and to the first sweep's answer: what a new user waits for.
// npm run bench -- start: about six minutes on two cores. It clones the last commit, not the working tree.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../launcher/src/repository.ts';
import { startProduct } from '../launcher/src/testing/product.ts';
import { openTemporaryFolder } from '../launcher/src/testing/temporaryFolder.ts';
import { type BenchRow, figure } from './row.ts';

export async function bench(): Promise<BenchRow[]> {
  const folder = openTemporaryFolder('bench-start');
  const clone = join(folder, 'critbatch');
  execFileSync('git', ['clone', '--quiet', repositoryFolder, clone]);

  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1000;
  const product = startProduct([], { folder: clone, environment: { HOME: folder } });
  await product.printed(/ready\. Open this address/, 600);
  const pageReady = elapsed();
  await product.printed(/interval by profile likelihood/, 900);
  const answer = elapsed();
  const stopSeconds = await product.interrupt();
  console.log(product.output());

  const installed = JSON.parse(readFileSync(join(clone, 'node_modules', '.package-lock.json'), 'utf8'));
  const [kibibytes = ''] = execFileSync('du', ['-sk', join(clone, 'node_modules')], {
    encoding: 'utf8',
  }).split('\t');
  rmSync(folder, { recursive: true, force: true });
  return [
    figure('start-page-ready', pageReady, 's'),
    figure('start-answer', answer, 's'),
    figure('start-stop', stopSeconds, 's'),
    figure('start-packages', Object.keys(installed.packages).length, 'packages'),
    figure('start-node-modules', Number(kibibytes) / 1024, 'MiB'),
  ];
}
