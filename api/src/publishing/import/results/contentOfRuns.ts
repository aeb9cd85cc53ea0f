import type { TargetMetric } from '@critbatch/prisma/generated/enums';
import type { TargetMetric as TheoryTargetMetric } from '@critbatch/theory';
import { crossingOf } from '@critbatch/theory/estimate/crossing';
import { evaluationCadenceSchema } from '@critbatch/theory/spec/sweepSpec';
import { figureRanges } from '../../../sweeps/measurement/figureRanges.ts';
import { mostRuns } from '../../../sweeps/sweep/sweepSize.ts';
import { theoryMetric, theoryTarget } from '../../../sweeps/sweep/trainingSpec.ts';
import { mostRows } from '../../fileReading/importSize.ts';
import type { Problems } from '../../fileReading/problem.ts';
import type { ContentRun, MeasurementRow, SweepContent } from '../../sweepContent/sweepContent.schema.ts';
import { cellOf } from '../../sweepContent/sweepContent.schema.ts';
import { ImportNote } from '../importNote.ts';
import type { FoundRun } from './foundRun.ts';
import type { ProgressUnit } from './results.input.ts';

/** What the importer has said of results that do not say it themselves. */
export type Understanding = {
  name: string;
  model: SweepContent['model'];
  dataset: SweepContent['dataset'];
  policy: string;
  target: { metric: TargetMetric; threshold: number };
  unit: ProgressUnit;
  evaluatedEvery: number | null;
  currentBatchSize: number | null;
  /** Kind of device of all runs; null where nothing tells what they took. */
  device: string | null;
};

type Step = { step: number; value: number; deviceSeconds: number | null };

/** A sweep as far as it was understood; null where faults leave nothing to show. */
export type FoundContent = { content: SweepContent | null; rowCount: number; notes: ImportNote[] };

/**
 * Makes a sweep of the runs that were found: progress becomes steps, logs become rows, which go to `addRow` while there is no
 * fault, ends become crossings.
 */
export function contentOfRuns(
  found: readonly FoundRun[],
  known: Understanding,
  problems: Problems,
  addRow: (row: MeasurementRow) => void,
): FoundContent {
  const notes = new Set<ImportNote>();
  const importedAt = new Date().toISOString();
  const runs: ContentRun[] = [];
  let rowCount = 0;
  const cells = new Set<string>();
  for (const { run, seed } of numbered(found)) {
    const { batchSize, place } = run;
    const fault = (message: string, column = place.column) =>
      problems.add({ code: 'IMPORT_INVALID_VALUE', ...place, column, message });
    if (cells.has(cellOf({ batchSize, seed }))) {
      fault(`Batch size ${batchSize} with seed ${seed} is there twice.`);
      continue;
    }
    cells.add(cellOf({ batchSize, seed }));
    if (batchSize > known.dataset.spec.trainingExamples) {
      fault(`The data set has ${known.dataset.spec.trainingExamples} training examples.`);
      continue;
    }
    const stepOf = (progress: number) => toSteps(progress, batchSize, known, notes);
    const made =
      run.kind === 'log'
        ? loggedRun(run, known, stepOf, notes, problems)
        : endedRun(run, known, stepOf, notes);
    if ('message' in made) {
      if (made.message !== null) fault(made.message, (run.kind === 'end' && run.column) || place.column);
      continue;
    }
    const attempts = attemptsOf(made.run, known, importedAt);
    runs.push({ ...plainRun, batchSize, seed, ...made.run, attempts, finishedAt: importedAt });
    for (const point of made.log) {
      const examplesSeen = point.step * batchSize;
      rowCount += 1;
      if (rowCount <= mostRows && problems.count === 0) {
        addRow({ ...plainRow, batchSize, seed, ...point, examplesSeen, recordedAt: importedAt });
      }
    }
  }
  if (runs.length > mostRuns) {
    problems.ofFile(
      'IMPORT_TOO_LARGE',
      '',
      `A sweep has at most ${mostRuns} runs, and the file has ${runs.length}.`,
    );
  }
  if (rowCount > mostRows) {
    problems.ofFile(
      'IMPORT_TOO_LARGE',
      '',
      `A sweep is imported with at most ${mostRows} rows; the file has ${rowCount}.`,
    );
  }
  if (runs.length === 0 && problems.count === 0) {
    problems.ofFile('IMPORT_UNREADABLE', '', 'The file has no run.');
  }
  if (isSuspicious(runs, known)) notes.add(ImportNote.UNIT_SUSPICIOUS);
  if (isTooSmall(runs, known)) notes.add(ImportNote.UNIT_TOO_SMALL);
  // Nothing can be shown of so much either.
  const isTooLarge = runs.length > mostRuns || rowCount > mostRows;
  const content = runs.length === 0 || isTooLarge ? null : contentOf(runs, known, importedAt);
  return {
    content,
    rowCount,
    notes: [...notes],
  };
}

/** MLPerf's longest benchmarks take some hundred epochs. Steps that are read as epochs come to thousands, examples to millions. */
const mostEpochs = 2000;

function isSuspicious(runs: readonly ContentRun[], { dataset }: Understanding): boolean {
  const most = mostEpochs * dataset.spec.trainingExamples;
  const long = runs.filter(({ examplesSeen }) => examplesSeen > most).length;
  return long > 0 && 2 * long >= runs.length;
}

/** Steps that are read as examples make a handful of steps, which no training is done in. */
const fewestSteps = 20;

/** Share of the training examples within which no test accuracy worth a sweep is reached. */
const leastShare = 0.1;

/**
 * Epochs that are read as steps, or steps as examples. A loss may be reached within one pass of large data; then steps fall with the batch size, as
 * they do wherever they are steps, and epochs do not.
 */
function isTooSmall(runs: readonly ContentRun[], { dataset, target }: Understanding): boolean {
  const met = runs.flatMap(({ batchSize, crossings }) => {
    const steps = crossings[0]?.upperSteps ?? null;
    return steps === null ? [] : [{ batchSize, steps }];
  });
  const half = (isShort: (run: (typeof met)[number]) => boolean) => {
    const short = met.filter(isShort).length;
    return short > 0 && 2 * short >= met.length;
  };
  const within = (share: number) =>
    half(({ batchSize, steps }) => steps * batchSize < share * dataset.spec.trainingExamples);
  if (half(({ steps }) => steps < fewestSteps)) return true;
  if (target.metric === 'TEST_ACCURACY' && within(leastShare)) return true;
  const sizes = met.map(({ batchSize }) => batchSize).sort((a, b) => a - b);
  const [smallest = 1, largest = 1] = [sizes[0], sizes.at(-1)];
  const meanSteps = (size: number) => {
    const steps = met.filter(({ batchSize }) => batchSize === size).map((run) => run.steps);
    return steps.reduce((sum, each) => sum + each, 0) / steps.length;
  };
  return within(1) && largest >= 2 * smallest && meanSteps(largest) >= meanSteps(smallest);
}

/** Runs without a seed are counted from 1, batch size by batch size, after those that have one. */
function numbered(found: readonly FoundRun[]): { run: FoundRun; seed: number }[] {
  const last = new Map<number, number>();
  return found.map((run) => {
    const counted = run.seed ?? (last.get(run.batchSize) ?? 0) + 1;
    last.set(run.batchSize, Math.max(counted, last.get(run.batchSize) ?? 0));
    return { run, seed: counted };
  });
}

/** K = epochs × examples ÷ b, rounded up: a step is not taken in part. */
function toSteps(
  progress: number,
  batchSize: number,
  { unit, dataset }: Understanding,
  notes: Set<ImportNote>,
): number {
  if (unit === 'STEPS') return progress;
  const exact = (progress * (unit === 'EPOCHS' ? dataset.spec.trainingExamples : 1)) / batchSize;
  const whole = Math.round(exact);
  if (Math.abs(exact - whole) < 1e-6 * Math.max(1, exact)) return whole;
  notes.add(ImportNote.STEPS_ROUNDED_UP);
  return Math.ceil(exact);
}

/** What was timed was timed on a device: time and money are looked up by its kind. */
function attemptsOf(
  { deviceSeconds }: Partial<ContentRun>,
  { device }: Understanding,
  importedAt: string,
): ContentRun['attempts'] {
  if (!deviceSeconds || device === null) return [];
  const whole = { startedAt: importedAt, endedAt: importedAt, end: 'SUCCEEDED', failure: null } as const;
  return [{ number: 1, engine: null, device, ...whole }];
}

type Made =
  | { run: Partial<ContentRun>; log: ({ step: number } & Partial<MeasurementRow>)[] }
  /** Null where its faults have been told. */
  | { message: string | null };

function loggedRun(
  run: Extract<FoundRun, { kind: 'log' }>,
  { target, unit }: Understanding,
  stepOf: (progress: number) => number,
  notes: Set<ImportNote>,
  problems: Problems,
): Made {
  const column = theoryMetric[target.metric];
  const byStep = new Map<number, { progress: number; value: number; deviceSeconds: number | null }>();
  const told = new Set<number>();
  const before = problems.count;
  for (const { progress, value, row, deviceSeconds = null } of run.points) {
    const step = stepOf(progress);
    const fault = (message: string, cell: 'progress' | 'value' = 'progress') => {
      const place = {
        ...run.place,
        row: row ?? run.place.row,
        column: run.columns?.[cell] ?? run.place.column,
      };
      problems.add({ code: 'IMPORT_INVALID_VALUE', ...place, message });
    };
    const outside = Number.isFinite(value) ? outOfRange(column, value) : null;
    if (!isCountable(step, run.batchSize)) fault(notCountable(progress, unit));
    else if (outside) fault(outside, 'value');
    else if (told.has(progress)) {
      fault(`${unit === 'STEPS' ? 'Step' : 'Progress'} ${progress} of this run is there twice.`);
    } else {
      told.add(progress);
      // Where several rows are rounded up to one step, the latest counts, whatever the order of the file.
      if (progress >= (byStep.get(step)?.progress ?? 0)) byStep.set(step, { progress, value, deviceSeconds });
    }
  }
  if (byStep.size === 0 && problems.count > before) return { message: null };
  const points: Step[] = [...byStep]
    .map(([step, { value, deviceSeconds }]) => ({ step, value, deviceSeconds }))
    .sort((a, b) => a.step - b.step);
  const seconds = ascendingSeconds(points);
  if (seconds === null) return { message: 'The device seconds of this run decrease in its course.' };
  const broken = points.findIndex(({ value }) => !Number.isFinite(value));
  const whole = broken < 0 ? points : points.slice(0, broken);
  if (points.length > whole.length + 1 && broken >= 0) notes.add(ImportNote.ROWS_AFTER_NAN);
  const last = points.at(broken < 0 ? -1 : broken);
  if (!last) return { message: 'This run has no row with a value.' };
  const evaluations = whole.filter(({ step }) => step > 0);
  const crossing = crossingOf(evaluations, theoryTarget(target), true);
  const isMet = crossing !== null && crossing.upperSteps !== null;
  const outcome = isMet ? 'TARGETS_REACHED' : broken < 0 ? 'BUDGET_SPENT' : 'DIVERGED';
  return {
    run: {
      outcome,
      step: last.step,
      examplesSeen: last.step * run.batchSize,
      deviceSeconds: seconds.get(last.step) ?? 0,
      // A diverged run has no crossings.
      crossings: crossing && outcome !== 'DIVERGED' ? [{ target: 0, ...crossing }] : [],
    },
    log: whole.map(({ step, value }) => ({
      step,
      [column]: value,
      deviceSeconds: seconds.get(step) ?? 0,
    })),
  };
}

/** Device seconds by step, the last that were told where a row is silent; null where they decrease. */
function ascendingSeconds(points: readonly Step[]): Map<number, number> | null {
  const byStep = new Map<number, number>();
  let told = 0;
  for (const { step, deviceSeconds } of points) {
    if (deviceSeconds !== null && deviceSeconds < told) return null;
    told = deviceSeconds ?? told;
    byStep.set(step, told);
  }
  return byStep;
}

const metricWords: Record<TheoryTargetMetric, string> = {
  trainingLoss: 'training loss',
  testLoss: 'test loss',
  testAccuracy: 'test accuracy',
  gradientNorm: 'gradient norm',
};

/** Why a value cannot be one of its metric; null where it can. A value that is not finite means that the run diverged. */
function outOfRange(metric: TheoryTargetMetric, value: number): string | null {
  if (figureRanges[metric].safeParse(value).success) return null;
  const { minValue, maxValue } = figureRanges[metric];
  const hint = metric === 'testAccuracy' ? ' Write 93 % as 0.93.' : '';
  return `${value} is no ${metricWords[metric]}, which lies from ${minValue} to ${maxValue}.${hint}`;
}

/** Whether so many steps, and what they see of examples, can be told exactly. */
function isCountable(steps: number, batchSize: number): boolean {
  return Number.isInteger(steps) && steps >= 0 && Number.isSafeInteger(steps * batchSize);
}

const unitWords: Record<ProgressUnit, string> = { STEPS: 'steps', EXAMPLES: 'examples', EPOCHS: 'epochs' };

/** A number of the file that is below one step, in part of one, or beyond what can be counted. */
const notCountable = (progress: number, unit: ProgressUnit): string =>
  `${progress} is no number of ${unitWords[unit]} that a run can take.`;

/** A value is known to within the evaluation before it; where nothing says how far that was, to within 1 %. */
const unknownCadence = 0.01;

function endedRun(
  { reached, stopped, batchSize, deviceSeconds }: Extract<FoundRun, { kind: 'end' }>,
  { evaluatedEvery, unit }: Understanding,
  stepOf: (progress: number) => number,
  notes: Set<ImportNote>,
): Made {
  if (reached !== null && stopped !== null)
    return {
      message: `It says that the target was met (${reached}) and that the run stopped without it (${stopped}): leave one empty.`,
    };
  const last = reached ?? stopped;
  if (last === null)
    return {
      message:
        'It says neither when the target was met nor when the run stopped. Name the column of the latter as csv.stopped, if the table has one.',
    };
  const steps = stepOf(last);
  if (steps < 1 || !isCountable(steps, batchSize)) return { message: notCountable(last, unit) };
  const run = { step: steps, examplesSeen: steps * batchSize, deviceSeconds: deviceSeconds ?? 0 };
  if (reached === null) {
    return {
      run: {
        ...run,
        outcome: 'BUDGET_SPENT',
        crossings: [{ target: 0, lowerSteps: steps, upperSteps: null }],
      },
      log: [],
    };
  }
  const interval =
    evaluatedEvery === null
      ? [Math.floor(steps * (1 - unknownCadence)), Math.ceil(steps * (1 + unknownCadence))]
      : [stepOf(Math.max(0, last - evaluatedEvery)), steps];
  if (evaluatedEvery === null) notes.add(ImportNote.ONE_PERCENT);
  const [lower = 0, upper = steps] = interval;
  const crossing = { target: 0, lowerSteps: Math.min(lower, upper - 1), upperSteps: upper };
  return { run: { ...run, outcome: 'TARGETS_REACHED', crossings: [crossing] }, log: [] };
}

function contentOf(runs: ContentRun[], known: Understanding, importedAt: string): SweepContent {
  const ascending = (values: number[]) => [...new Set(values)].sort((a, b) => a - b);
  const { trainingExamples } = known.dataset.spec;
  return {
    name: known.name,
    model: known.model,
    dataset: known.dataset,
    policy: { name: 'outside', description: known.policy, details: {} },
    batchSizes: ascending(runs.map(({ batchSize }) => batchSize)),
    seeds: ascending(runs.map(({ seed }) => seed)),
    currentBatchSize: known.currentBatchSize,
    // Nobody has said when these runs were evaluated: their logs do.
    evaluation: evaluationCadenceSchema.parse({
      ratio: 2,
      trainingSubset: trainingExamples,
      testEvery: 1,
      gradientEvery: 0,
      noiseEvery: 0,
    }),
    maxExamplesPerRun: Math.max(1, ...runs.map(({ examplesSeen }) => examplesSeen)),
    status: 'FINISHED',
    finishedAt: importedAt,
    targets: [known.target],
    plan: null,
    runs: runs.toSorted((a, b) => a.batchSize - b.batchSize || a.seed - b.seed),
  };
}

const plainRun: ContentRun = {
  batchSize: 1,
  seed: 1,
  status: 'SUCCEEDED',
  outcome: 'BUDGET_SPENT',
  failure: null,
  maxExamples: null,
  step: 0,
  examplesSeen: 0,
  deviceSeconds: 0,
  startedAt: null,
  finishedAt: null,
  attempts: [],
  crossings: [],
};

const plainRow: MeasurementRow = {
  batchSize: 1,
  seed: 1,
  step: 0,
  attempt: 1,
  examplesSeen: 0,
  trainingLoss: null,
  testLoss: null,
  testAccuracy: null,
  gradientNorm: null,
  unbiasedSquaredGradientNorm: null,
  gradientCovarianceTrace: null,
  batchLoss: null,
  batchGradientNorm: null,
  stepSize: null,
  meanTrials: null,
  functionEvaluations: 0,
  gradientEvaluations: 0,
  exhaustedSearches: 0,
  belowResolutionSteps: 0,
  wallSeconds: 0,
  deviceSeconds: 0,
  evaluationSeconds: 0,
  dataSeconds: null,
  gradientSeconds: null,
  searchSeconds: null,
  updateSeconds: null,
  recordedAt: '',
};
