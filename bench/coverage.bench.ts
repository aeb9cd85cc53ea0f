// How often the intervals hold the truth, and how often an answer is wrong, on simulated sweeps.
// npm run bench -- coverage [--sweeps 1000] [--battery-sweeps 240] [--stop-sweeps 40] [--truths PART-OF-NAME]: some ten minutes on two
// cores for the laws' own truths, some thirty for the battery of truths that no law describes (battery/), and an hour for adaptive
// sweeps of both. 0 sweeps leave a part out; `--truths real-runs` takes those of the battery alone.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { estimate, type Law, lawNames, laws } from '@critbatch/theory';
import { hasMinimum } from '../theory/src/testing/randomTruth.ts';
import { seededRandom, simulateSweep } from '../theory/src/testing/simulateSweep.ts';
import { battery } from './battery/battery.ts';
import type { BatteryCounts, BatteryTask, IntervalCounts } from './battery/batteryCell.ts';
import type { StopCounts } from './battery/stopCell.ts';
import type { CoverageCounts, CoverageTask } from './coverageCell.ts';
import { type BenchRow, figure } from './row.ts';

const scatters = [0.05, 0.1, 0.2];
/** Fixed before the first interval was tried on the battery; sweeps that were kept back have a seed of their own. */
const seeds = { tuning: 77, heldOut: 20261202 };

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args,
    options: {
      sweeps: { type: 'string', default: '1000' },
      'battery-sweeps': { type: 'string', default: '240' },
      'stop-sweeps': { type: 'string', default: '40' },
      truths: { type: 'string', default: '' },
    },
  });
  const sweeps = Number(values.sweeps);
  const ofBattery = [
    ...(await batteryRows(Number(values['battery-sweeps']), values.truths)),
    ...(await stopRows(Number(values['stop-sweeps']), values.truths)),
  ];
  return sweeps === 0 || values.truths !== '' ? ofBattery : [...(await lawfulRows(sweeps)), ...ofBattery];
}

/** How often the intervals hold b* where none of the laws is right, and beside it where one is. */
async function batteryRows(sweeps: number, truths: string): Promise<BenchRow[]> {
  if (sweeps === 0) return [];
  const tasks = batteryTasks(sweeps, truths);
  const all = await countAll<BatteryTask, BatteryCounts>(tasks, './battery/batteryCell.ts');
  const flat = all.filter(({ task }) => task.cell.startsWith('flat-'));
  const identified =
    (100 * flat.reduce((sum, { counts }) => sum + counts.minimiser, 0)) / (sweeps * flat.length);
  const cells = all.filter((cell) => !flat.includes(cell));
  const share = (part: number, { intervals }: IntervalCounts) =>
    Number(((100 * part) / intervals).toFixed(1));
  console.table(
    Object.fromEntries(
      cells.map(({ task, counts: { headline, laws: ofLaws } }) => [
        task.cell,
        {
          coverage: share(headline.held, headline),
          'median hi/lo': Number(headline.medianRatio.toFixed(2)),
          'both ends': share(headline.bounded, headline),
          'by the laws alone': share(ofLaws.held, ofLaws),
          'their median hi/lo': Number(ofLaws.medianRatio.toFixed(2)),
          'their both ends': share(ofLaws.bounded, ofLaws),
        },
      ]),
    ),
  );
  console.table(
    Object.fromEntries(
      all.map(({ task, counts: { pointValley, valley, workRatios, minimiser } }) => {
        const percent = (part: number, whole: number) => Number(((100 * part) / whole).toFixed(1));
        return [
          task.cell,
          {
            minimiser: percent(minimiser, sweeps),
            'best law’s valley held': percent(pointValley.held, pointValley.claims),
            'its median hi/lo': Number(pointValley.medianRatio.toFixed(2)),
            'safe valley held': percent(valley.held, valley.claims),
            'its own median hi/lo': Number(valley.medianRatio.toFixed(2)),
            'none safe': percent(minimiser - valley.claims, minimiser),
            'times the least, held': percent(workRatios.held, workRatios.intervals),
            'their median hi/lo': Number(workRatios.medianRatio.toFixed(2)),
          },
        ];
      }),
    ),
  );
  const unit = '% of 95 % intervals';
  const lawful = cells.filter(({ task }) => !task.cell.startsWith('misspecified-'));
  const ratios = lawful.map(({ counts }) => counts.headline.medianRatio / counts.laws.medianRatio);
  return [
    ...cells.flatMap(({ task: { cell }, counts: { headline, laws: ofLaws } }) => [
      figure(
        cell.startsWith('misspecified-') ? cell : `coverage-${cell}`,
        share(headline.held, headline),
        unit,
        false,
      ),
      figure(`laws-${cell}`, share(ofLaws.held, ofLaws), unit, false),
    ]),
    ...cells.map(({ task: { cell }, counts: { valley } }) =>
      figure(
        `valley-held-${cell}`,
        (100 * valley.held) / valley.claims,
        '% of valleys, right to 2 points',
        false,
      ),
    ),
    ...cells.map(({ task: { cell }, counts: { workRatios } }) =>
      figure(`work-ratio-held-${cell}`, share(workRatios.held, workRatios), unit, false),
    ),
    ...(flat.length > 0 ? [figure('false-identified-flat', identified, '% of sweeps')] : []),
    ...(ratios.length > 0
      ? [
          figure(
            'lawful-width',
            ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Number.NaN,
            'times hi/lo of the laws alone, median of the lawful rows',
          ),
        ]
      : []),
  ];
}

/** How often the interval holds b* at which an adaptive sweep stops because it is narrow. */
async function stopRows(sweeps: number, truths: string): Promise<BenchRow[]> {
  if (sweeps === 0) return [];
  const tasks = batteryTasks(sweeps, truths).filter(({ cell }) => !/^flat-|real-runs/.test(cell));
  const all = await countAll<BatteryTask, StopCounts>(tasks, './battery/stopCell.ts');
  const percent = (part: number, whole: number) => Number(((100 * part) / whole).toFixed(1));
  console.table(
    Object.fromEntries(
      all.map(({ task, counts }) => [
        task.cell,
        {
          'coverage at the stop': percent(counts.held, counts.minimiser),
          'by the laws alone': percent(counts.heldByLaws, counts.minimiser),
          'as narrow as wanted': percent(counts.precise, counts.sweeps),
          'median runs': counts.medianRuns,
        },
      ]),
    ),
  );
  return all.map(({ task, counts }) =>
    figure(
      `coverage-at-stop-${task.cell}`,
      (100 * counts.held) / counts.minimiser,
      '% of 95 % intervals',
      false,
    ),
  );
}

function batteryTasks(sweeps: number, truths: string): BatteryTask[] {
  return battery()
    .filter(({ name }) => name.includes(truths))
    .map(({ name, part }) => ({
      cell: name,
      sweeps,
      seed: part === 'heldOut' ? seeds.heldOut : seeds.tuning,
    }));
}

async function lawfulRows(sweeps: number): Promise<BenchRow[]> {
  const plain = [...lawNames.filter(hasMinimum), ...lawNames.filter((name) => !hasMinimum(name))].flatMap(
    (law) => scatters.map((scatter): CoverageTask => ({ law, scatter, depth: 'plain', sweeps })),
  );
  const shallow = lawNames
    .filter((name) => (laws[name] as Law).simulated.shallow)
    .flatMap((law) =>
      [0.1, 0.2].map((scatter): CoverageTask => ({ law, scatter, depth: 'shallow', sweeps })),
    );
  const cells = await countAll<CoverageTask, CoverageCounts>([...plain, ...shallow], './coverageCell.ts');
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
        `laws-coverage-${nameOf(task)}`,
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
async function countAll<Task, Counts>(
  tasks: Task[],
  cell: string,
): Promise<{ task: Task; counts: Counts }[]> {
  const results = tasks.map((task) => ({ task, counts: null as Counts | null }));
  const waiting = [...results];
  const slot = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      next.counts = await countCell<Counts>(next.task, cell);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, slot));
  return results.flatMap(({ task, counts }) => (counts === null ? [] : [{ task, counts }]));
}

function countCell<Counts>(task: unknown, cell: string): Promise<Counts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(cell, import.meta.url), { workerData: task });
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
