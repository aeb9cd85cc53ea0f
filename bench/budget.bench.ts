// How often the best batch size at a fixed budget, what others cost there, and "nearly as good" hold, on simulated runs.
// npm run bench -- budget [--sweeps 6]: two minutes on two cores.
import { parseArgs } from 'node:util';
import { bestAtBudget } from '@critbatch/theory';
import { distinctBatchSizes } from '../theory/src/fit/batchSizes.ts';
import { normal, seededRandom } from '../theory/src/testing/simulateSweep.ts';
import { type BatteryCell, battery } from './battery/battery.ts';
import { type BenchRow, figure } from './row.ts';

const scatters = [0.003, 0.01, 0.03, 0.1];
const asked = { level: 0.95, tolerance: 0.01 };
/** A claim of one per cent is wrong where a batch size in it leaves so much more. */
const grace = 0.002;
/** Untrained. */
const highestLoss = 10;

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { sweeps: { type: 'string', default: '6' } } });
  // The scatter of a cell is that of ln K, which is not drawn here: one of each truth.
  const truths = battery().filter(({ name, part }) => part !== 'flat' && /-0\.1$|real-runs/.test(name));
  return [3, 1].flatMap((seeds) =>
    scatters.flatMap((scatter) => {
      const sweeps = truths.flatMap((truth) =>
        simulated(truth, { seeds, scatter, count: Number(values.sweeps) }),
      );
      const name = `${seeds === 1 ? '1-seed' : `${seeds}-seeds`}-${scatter}`;
      const near = sweeps.flatMap(({ isNear }) => isNear ?? []);
      const ratios = sweeps.flatMap(({ ratiosHeld }) => ratiosHeld);
      const widths = sweeps.map(({ width }) => width).sort((a, b) => a - b);
      return [
        figure(
          `budget-held-${name}`,
          percent(sweeps.map(({ isHeld }) => isHeld)),
          '% of 95 % intervals',
          false,
        ),
        figure(`budget-hi-lo-${name}`, widths[widths.length >> 1] ?? Number.NaN, 'upper end over lower'),
        figure(`budget-ratio-held-${name}`, percent(ratios), '% of 95 % intervals', false),
        figure(`budget-near-held-${name}`, percent(near), `% of ${near.length} claims`, false),
      ];
    }),
  );
}

/**
 * Losses at a budget under a truth of N(b): examples over N to a power, above a floor, below the untrained model's. A law of the loss is
 * none of ours to assume, and what these share is that the least is where N is least.
 */
function simulated(
  truth: BatteryCell,
  { seeds, scatter, count }: { seeds: number; scatter: number; count: number },
) {
  const random = seededRandom(91);
  return Array.from({ length: count }, () => {
    const { crossings, minimiser, logWorkAt } = truth.draw(random);
    const sizes = distinctBatchSizes(crossings);
    const power = 0.2 + random();
    const floor = [0, 0.5, 2][Math.floor(3 * random())] ?? 0;
    const lossAt = (batchSize: number) =>
      floor + 1 / (1 / highestLoss + Math.exp(power * (logWorkAt(minimiser) - logWorkAt(batchSize))));
    const [first, last] = [sizes[0] ?? 1, sizes.at(-1) ?? 1];
    const grid = Array.from({ length: 801 }, (_, i) => first * (last / first) ** (i / 800));
    const best = grid.reduce((least, batchSize) => (lossAt(batchSize) < lossAt(least) ? batchSize : least));
    const found = bestAtBudget(
      sizes.map((batchSize) => ({
        batchSize,
        values: Array.from({ length: seeds }, () => lossAt(batchSize) * Math.exp(scatter * normal(random))),
      })),
      asked,
    );
    const { lower, upper } = found.bestBatchSize ?? { lower: null, upper: null };
    return {
      isHeld: (lower ?? 0) <= best * 1.0001 && best <= (upper ?? Number.POSITIVE_INFINITY) * 1.0001,
      width: (upper ?? last) / (lower ?? first),
      ratiosHeld: found.losses.map(({ batchSize, ratio }) => {
        const exact = lossAt(batchSize) / lossAt(best);
        return (
          (ratio.lower ?? 0) <= exact * 1.00001 &&
          exact <= (ratio.upper ?? Number.POSITIVE_INFINITY) * 1.00001
        );
      }),
      isNear:
        found.nearlyBest &&
        grid
          .filter((size) => size >= (found.nearlyBest?.lower ?? 0) && size <= (found.nearlyBest?.upper ?? 0))
          .every((size) => lossAt(size) <= lossAt(best) * (1 + asked.tolerance + grace)),
    };
  });
}

function percent(held: readonly boolean[]): number {
  return (100 * held.filter(Boolean).length) / held.length;
}
