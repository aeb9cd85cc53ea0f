// Two years of a lab's history in a database of its own, for benchmarks and to look at:
// npm run bench -- seed [--scale 10] [--seed 1] [--data-dir .critbatch-lab | --database-url URL]
// then npm start -- --data-dir .critbatch-lab --no-first-sweep --slots 0. 1×: 1,000 sweeps, 10,000 runs, 1,000,000 rows.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '@critbatch/prisma/server/startServer';
import { repositoryFolder } from '../launcher/src/repository.ts';
import { seedDatabase } from './lab/openLab.ts';
import { type BenchRow, figure } from './row.ts';

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args,
    options: {
      scale: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      'data-dir': { type: 'string', default: '.critbatch-lab' },
      'database-url': { type: 'string' },
    },
  });
  const scale = Number(values.scale);
  const options = { sweeps: Math.round(scale * 100) * 10, seed: Number(values.seed) };
  const given = values['database-url'];
  if (given) return rows(values.scale, await seedDatabase(given, options));
  const dataFolder = resolve(repositoryFolder, values['data-dir']);
  mkdirSync(dataFolder, { recursive: true });
  const server = await startServer({ dataFolder: join(dataFolder, 'postgres') });
  try {
    return rows(values.scale, await seedDatabase(server.url, options));
  } finally {
    await server.stop();
  }
}

type Seeded = Awaited<ReturnType<typeof seedDatabase>>;

function rows(scale: string, { sweeps, runs, measurements, seconds }: Seeded): BenchRow[] {
  return [
    figure(`seed-${scale}x-sweeps`, sweeps, 'sweeps', false),
    figure(`seed-${scale}x-runs`, runs, 'runs', false),
    figure(`seed-${scale}x-measurements`, measurements, 'rows', false),
    figure(`seed-${scale}x-seconds`, seconds, 's'),
  ];
}
