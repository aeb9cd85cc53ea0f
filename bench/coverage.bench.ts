// How often the intervals hold the truth, and how often an answer is wrong, on simulated sweeps.
// npm run bench -- coverage [--sweeps 1000]: some ten minutes on two cores.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { estimate, type Law, lawNames, laws } from '@critbatch/theory';
import { hasMinimum } from '../theory/src/testing/randomTruth.ts';
import { seededRandom, simulateSweep } from '../theory/src/testing/simulateSweep.ts';
import type { CoverageCounts, CoverageTask } from './coverageCell.ts';
import { type BenchRow, figure } from './row.ts';

const scatters = [0.05, 0.1, 0.2];

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { sweeps: { type: 'string', default: '1000' } } });
  const sweeps = Number(values.sweeps);
  const plain = [...lawNames.filter(hasMinimum), ...lawNames.filter((name) => !hasMinimum(name))].flatMap(
    (law) => scatters.map((scatter): CoverageTask => ({ law, scatter, depth: 'plain', sweeps })),
  );
  const shallow = lawNames
    .filter((name) => (laws[name] as Law).simulated.shallow)
    .flatMap((law) =>
      [0.1, 0.2].map((scatter): CoverageTask => ({ law, scatter, depth: 'shallow', sweeps })),
    );
  const cells = await countAll([...plain, ...shallow]);
  console.table(Object.fromEntries(cells.map(({ task, counts }) => [nameOf(task), describe(counts)])));

  const rising = cells.filter(({ task }) => !hasMinimum(task.law));
  const falling = cells.filter(({ task }) => hasMinimum(task.law));
  const share = (chosen: typeof cells, count: 'minimiser' | 'noMinimum') => {
    const total = chosen.reduce((sum, { counts }) => sum + counts.sweeps, 0);
    return (100 * chosen.reduce((sum, { counts }) => sum + counts[count], 0)) / total;
  };
  return [
    ...cells.map(({ task, counts }) =>
      figure(
        `coverage-${nameOf(task)}`,
        (100 * counts.held) / counts.intervals,
        '% of 95 % intervals',
        false,
      ),
    ),
    figure('false-identified', share(rising, 'minimiser'), '% of sweeps'),
    figure(
      'false-no-minimum',
      share(
        falling.filter(({ task }) => task.depth === 'plain'),
        'noMinimum',
      ),
      '% of sweeps',
    ),
    figure(
      'false-no-minimum-shallow',
      share(
        falling.filter(({ task }) => task.depth === 'shallow'),
        'noMinimum',
      ),
      '% of sweeps',
    ),
    figure('fit-seconds', medianFitSeconds(), 's'),
  ];
}

/** Every cell, as many at once as there are cores. */
async function countAll(tasks: CoverageTask[]): Promise<{ task: CoverageTask; counts: CoverageCounts }[]> {
  const results = tasks.map((task) => ({ task, counts: null as CoverageCounts | null }));
  const waiting = [...results];
  const slot = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) next.counts = await countCell(next.task);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, slot));
  return results.flatMap(({ task, counts }) => (counts === null ? [] : [{ task, counts }]));
}

function countCell(task: CoverageTask): Promise<CoverageCounts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./coverageCell.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Median of five full estimates of 12 batch sizes × 5 seeds with 1,000 draws a law, on one core. */
function medianFitSeconds(): number {
  const random = seededRandom(1);
  const truth = {
    law: 'blurredBound' as const,
    limitSteps: 400,
    shape: [40, 0.2],
    scatter: 0.12,
    batchSizes: [16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024],
    maxExamples: 1_600_000,
  };
  const seconds = Array.from({ length: 5 }, () => {
    const more = simulateSweep(truth, random).filter(({ seed }) => seed < 2);
    const crossings = [
      ...simulateSweep(truth, random),
      ...more.map((run) => ({ ...run, seed: run.seed + 3 })),
    ];
    const startedAt = performance.now();
    estimate(crossings, { random, draws: 1000 });
    return (performance.now() - startedAt) / 1000;
  });
  return seconds.sort((a, b) => a - b)[2] ?? Number.NaN;
}

function nameOf({ law, scatter, depth }: CoverageTask): string {
  return `${depth === 'shallow' ? 'shallow-' : ''}${law}-${scatter}`;
}

function describe(counts: CoverageCounts) {
  const percent = (part: number, whole: number) => Number(((100 * part) / whole).toFixed(1));
  return {
    censored: percent(counts.censoredShare, 1),
    coverage: percent(counts.held, counts.intervals),
    'coverage, law taken for granted': percent(counts.conditionallyHeld, counts.conditionalIntervals),
    'hi/lo': Number(Math.exp(counts.meanLogWidth).toFixed(2)),
    minimiser: percent(counts.minimiser, counts.sweeps),
    'no minimum': percent(counts.noMinimum, counts.sweeps),
    'not identified': percent(counts.notIdentified, counts.sweeps),
  };
}
