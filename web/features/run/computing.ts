import type { Language } from '../../charts/chart.type.ts';
import type { LoadedRun } from '../run/run.type.ts';

const phases = ['data', 'gradient', 'search', 'update', 'evaluation'] as const;

/** What the device time of runs went into, in seconds and as shares of all of it; null where no engine has told. */
export function phaseShares(runs: readonly Pick<LoadedRun, 'latestMeasurement'>[]) {
  const sums = { data: 0, gradient: 0, search: 0, update: 0, evaluation: 0 };
  for (const { latestMeasurement: latest } of runs) {
    // Where the engine does not measure phases, only the evaluations would be counted.
    if (latest?.gradientSeconds == null) continue;
    for (const phase of phases) sums[phase] += latest[`${phase}Seconds`] ?? 0;
  }
  const whole = phases.reduce((sum, phase) => sum + sums[phase], 0);
  if (whole === 0) return null;
  return phases.flatMap((phase) =>
    sums[phase] > 0 ? [{ phase, seconds: sums[phase], share: sums[phase] / whole }] : [],
  );
}

/** The same in words; null where nothing is known. */
export function phaseText(
  runs: readonly Pick<LoadedRun, 'latestMeasurement'>[],
  { t, numbers }: Language,
): string | null {
  const shares = phaseShares(runs);
  if (!shares) return null;
  return numbers.row(
    shares.map(({ phase, share }) =>
      t(`sweep.spend.phase.${phase}`, { share: numbers.whole(Math.round(100 * share)) }),
    ),
  );
}

/** What runs were computed with: engine and device, its versions and threads, and the graphs; null where no attempt says. */
export function computedWith(
  runs: readonly { attempts: readonly Pick<LoadedRun['attempts'][number], 'graphHash' | 'provenance'>[] }[],
  { t, numbers }: Language,
): string | null {
  const attempts = runs.flatMap((run) => run.attempts).filter(({ provenance }) => provenance !== null);
  if (attempts.length === 0) return null;
  const machines = new Set(attempts.map(({ provenance }) => machineOf(provenance as Facts)));
  const hashes = new Set(attempts.flatMap(({ graphHash }) => (graphHash ? [graphHash.slice(0, 12)] : [])));
  const [hash] = hashes;
  const graphs =
    hash === undefined
      ? []
      : [
          hashes.size === 1
            ? t('sweep.spend.graph', { hash })
            : t('sweep.spend.graphs', { count: numbers.whole(hashes.size), hash }),
        ];
  return [...machines, ...graphs].join('; ');
}

/** What each engine computes with; the others say which TensorFlow.js. */
const libraries = new Map([
  ['onnx', 'onnxruntime-node'],
  ['tensorflow', 'tensorflow'],
]);

type Facts = Record<string, string | number | null>;

function machineOf({ engine, device, processor, ...facts }: Facts): string {
  const library = libraries.get(String(engine)) ?? '@tensorflow/tfjs-core';
  const version = facts[library];
  return [
    `${engine} (${device})`,
    ...(version ? [`${library} ${version}`] : []),
    ...(processor ? [processor] : []),
  ].join(', ');
}
