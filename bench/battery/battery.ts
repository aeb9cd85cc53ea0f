import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Crossing, type Law, lawNames, laws, type OpenRun } from '@critbatch/theory';
import { type Depth, hasMinimum, randomTruth } from '../../theory/src/testing/randomTruth.ts';
import { simulateRun } from '../../theory/src/testing/simulateRun.ts';
import { simulateSweep } from '../../theory/src/testing/simulateSweep.ts';
import { misfitsWith, type Table } from './misfits.ts';
import { drawRealRuns, type KnownSweep, simulateMisfit } from './simulateMisfit.ts';
import { type MeanAt, smoothCurve } from './smoothCurve.ts';
import type { Misfit } from './truth.type.ts';

/** A truth that sweeps are drawn from, and how. */
export type BatteryCell = {
  name: string;
  /** Whether one of the laws is right; the others are for choosing the interval, or kept back for its test. */
  part: 'lawful' | 'flat' | Misfit['part'];
  draw: (random: () => number) => KnownSweep;
};

const scatters = [0.05, 0.1, 0.2];
/** Looser targets are on the way to the tightest; two of them are kept back. */
const heldOutTargets = [0.15, 0.3];

/** Every truth of the battery, at every noise. */
export function battery(): BatteryCell[] {
  return [...lawful(), ...misspecified(), ...flat()];
}

/** N = (b^q + B^q)^(1/q): flat, then rising, so that there is no minimum to find. */
function flat(): BatteryCell[] {
  const misfit: Misfit = {
    name: 'flat',
    part: 'tuning',
    draw: (between) => {
      const q = between(1.5, 6);
      return (x) => Math.log1p(Math.exp(q * x)) / q - x;
    },
    centre: 0,
  };
  return scatters.map((scatter) => {
    const draw = (random: () => number) => ({
      ...simulateMisfit(misfit, scatter, random),
      minimiser: Number.NaN,
    });
    return { name: `flat-${scatter}`, part: 'flat', draw };
  });
}

function lawful(): BatteryCell[] {
  const cells = (depth: Depth, noises: number[]) =>
    lawNames
      .filter((law) => hasMinimum(law) && (laws[law] as Law).simulated[depth])
      .flatMap((law) =>
        noises.map((scatter): BatteryCell => {
          const draw = (random: () => number) => {
            const truth = randomTruth(law, scatter, random, depth);
            const crossings = simulateSweep(truth, random);
            const { logShape, minimiser }: Law = laws[law];
            return {
              crossings,
              minimiser: minimiser(truth.shape) ?? Number.NaN,
              logWorkAt: (batchSize: number) => Math.log(batchSize) + logShape(batchSize, truth.shape),
              more: {
                train: (run: OpenRun, noise: () => number) => simulateRun(truth, run, noise),
                maxExamples: truth.maxExamples,
              },
            };
          };
          return { name: `${depth === 'shallow' ? 'shallow-' : ''}${law}-${scatter}`, part: 'lawful', draw };
        }),
      );
  return [...cells('plain', scatters), ...cells('shallow', [0.1, 0.2])];
}

function misspecified(): BatteryCell[] {
  const real = realTargets();
  const tables: Table[] = [
    { name: 'first-sweep', part: 'tuning', logSteps: logStepsOf(firstSweep()) },
    ...real
      .filter(({ crossings }) => isWorthHaving(smoothWorkOf(crossings)))
      .map(({ target, part, crossings }) => ({
        name: `real-${target}`,
        part,
        logSteps: smoothWorkOf(crossings)
          .filter((_, i) => i % 20 === 0)
          .map(([x, y]): [number, number] => [x, y - x]),
      })),
  ];
  return [
    ...misfitsWith(tables).flatMap((misfit) =>
      scatters.map((scatter) => ({
        name: `misspecified-${misfit.name}-${scatter}`,
        part: misfit.part,
        draw: (random: () => number) => simulateMisfit(misfit, scatter, random),
      })),
    ),
    ...real.map(({ target, part, crossings }) => {
      const curve = smoothWorkOf(crossings);
      const [least] = curve.reduce((a, b) => (b[1] < a[1] ? b : a));
      const minimiser = Math.exp(least);
      const logWorkAt = (batchSize: number) =>
        curve.reduce((a, b) =>
          Math.abs(b[0] - Math.log(batchSize)) < Math.abs(a[0] - Math.log(batchSize)) ? b : a,
        )[1];
      return {
        name: `misspecified-real-runs-${target}`,
        part,
        draw: (random: () => number) => drawRealRuns({ crossings, minimiser, logWorkAt, more: null }, random),
      };
    }),
  ];
}

/** realRuns.json.gz: for every target, [batch size, seed, last evaluation without, first with] of every run. */
function realTargets(): { target: number; part: Misfit['part']; crossings: Crossing[] }[] {
  const file = gunzipSync(readFileSync(new URL('./realRuns.json.gz', import.meta.url)));
  const byTarget: Record<string, [number, number, number, number | null][]> = JSON.parse(file.toString());
  return Object.entries(byTarget).map(([target, runs]) => ({
    target: Number(target),
    part: heldOutTargets.includes(Number(target)) ? 'heldOut' : 'tuning',
    crossings: runs.map(([batchSize, seed, lowerSteps, upperSteps]) => ({
      batchSize,
      seed,
      lowerSteps,
      upperSteps,
    })),
  }));
}

function firstSweep(): Crossing[] {
  const file = new URL('../../theory/src/fit/fixtures/firstSweep.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Mean ln K of the batch sizes all of whose runs arrived. */
function logStepsOf(crossings: readonly Crossing[]): [number, number][] {
  const sizes = [...new Set(crossings.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
  return sizes.flatMap((size) => {
    const runs = crossings.filter(({ batchSize }) => batchSize === size);
    const values = runs.map(({ lowerSteps, upperSteps }) =>
      Math.log((lowerSteps + (upperSteps ?? Infinity)) / 2),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Number.isFinite(mean) ? [[Math.log(size), mean] as [number, number]] : [];
  });
}

/** Whether a curve is a tenth above its least at both ends; else what lies beyond them decides where it is least. */
function isWorthHaving(curve: readonly [number, number][]): boolean {
  const works = curve.map(([, logWork]) => logWork);
  const least = Math.min(...works);
  return [works[0], works.at(-1)].every((end) => (end ?? least) - least > 0.1);
}

/** ln N against ln b as the runs have it, without the noise of their means. */
function smoothWorkOf(crossings: readonly Crossing[]): [number, number][] {
  const sizes = [...new Set(crossings.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
  const means = sizes.map((size): MeanAt => {
    const runs = crossings.filter(({ batchSize }) => batchSize === size);
    const values = runs.map(({ lowerSteps, upperSteps }) =>
      Math.log((size * (lowerSteps + (upperSteps ?? Number.NaN))) / 2),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    return { x: Math.log(size), y: mean, error: Math.sqrt(variance / values.length) };
  });
  return smoothCurve(means, 401);
}
