import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { freePort } from '@critbatch/prisma/server/freePort';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Product, signInUrl, startProduct } from './testing/product.ts';
import { openTemporaryFolder } from './testing/temporaryFolder.ts';

const secrets = {
  CRITBATCH_AUTH_SECRET: 'secret-that-signs-sessions-and-is-long-enough',
  CRITBATCH_OIDC_CLIENT_SECRET: 'secret-of-the-provider',
  CRITBATCH_MAIL_URL: 'smtp://critbatch:secret-of-the-post@127.0.0.1:9',
  SOME_CLOUD_TOKEN: 'secret-of-a-cloud',
};

let folder: string;
let product: Product;

beforeAll(async () => {
  folder = openTemporaryFolder('environment');
  const port = String(await freePort());
  const starting = ['--data-dir', folder, '--no-first-sweep', '--slots', '1', '--port', port];
  product = startProduct(starting, { environment: { ...secrets, OMP_NUM_THREADS: '1' } });
  await product.printed(signInUrl, 170);
});
afterAll(async () => {
  await product?.interrupt();
  rmSync(folder, { recursive: true, force: true });
});

type Process = { pid: number; parent: number; command: string; environment: string };

/** Every process that the product has started, and what /proc tells of it. */
function processesOf(root: number): Process[] {
  const all = readdirSync('/proc').flatMap((name): Process[] => {
    try {
      const read = (file: string) => readFileSync(`/proc/${name}/${file}`, 'utf8');
      // After the name of the program, which may hold anything: state, parent.
      const parent = Number(/\) \S (\d+)/.exec(read('stat'))?.[1]);
      const [command, environment] = [read('cmdline').replaceAll('\0', ' '), read('environ')];
      return /^\d+$/.test(name) ? [{ pid: Number(name), parent, command, environment }] : [];
    } catch {
      // It has ended meanwhile, or is not one.
      return [];
    }
  });
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((each) => [each, ...below(each.pid)]);
  return below(root);
}

(existsSync('/proc/self/environ') ? it : it.skip)(
  'no part but the API has the credentials of the launcher’s environment',
  () => {
    const processes = processesOf(product.pid);
    const find = (command: RegExp) => processes.filter((each) => command.test(each.command));
    const [workers, portals, apis] = [
      find(/worker\/src\/main\.ts/),
      find(/next-server|server\.js/),
      find(/api\/src\/main\.ts/),
    ];
    expect([workers.length, portals.length, apis.length].map((count) => count > 0)).toEqual([
      true,
      true,
      true,
    ]);
    const holders = (secret: string) =>
      processes.filter(({ environment }) => environment.includes(secret)).map(({ command }) => command);
    for (const secret of Object.values(secrets)) {
      const others = holders(secret).filter(
        (command) => !/api\/src\/main|bootstrap|start\.ts|npm/.test(command),
      );
      expect([secret, others]).toEqual([secret, []]);
    }
    expect(holders('postgresql://').filter((command) => !/api\/src\/main/.test(command))).toEqual([]);
    expect(holders(secrets.SOME_CLOUD_TOKEN).filter((command) => /api\/src/.test(command))).toEqual([]);
    // What it needs, it has.
    expect(workers[0]?.environment).toContain('OMP_NUM_THREADS=1');
    expect(workers[0]?.environment).toContain('CRITBATCH_TOKEN=');
  },
);
