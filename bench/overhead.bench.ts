// How often the intervals of the largest batch sizes within 10, 20 and 50 % more work hold the truth, on simulated sweeps.
// npm run bench -- overhead [--sweeps 120]: two minutes on two cores.
import { parseArgs } from 'node:util';
import type { Law, LawDraw, LawName } from '@critbatch/theory';
import { estimate, largestWithin, lawNames, laws } from '@critbatch/theory';
import { randomTruth } from '../theory/src/testing/randomTruth.ts';
import type { Truth } from '../theory/src/testing/simulateSweep.ts';
import { seededRandom, simulateSweep } from '../theory/src/testing/simulateSweep.ts';
import { type BenchRow, figure } from './row.ts';

const scatters = [0.05, 0.15];

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { sweeps: { type: 'string', default: '120' } } });
  return lawNames.flatMap((law) =>
    scatters.flatMap((scatter) => {
      const { held, told, ratios } = countSweeps(law, scatter, Number(values.sweeps));
      const name = `${law}-${scatter}`;
      return [
        figure(`overhead-held-${name}`, (100 * held) / told, '% of 95 % intervals', false),
        figure(`overhead-hi-lo-${name}`, ratios[ratios.length >> 1] ?? Number.NaN, 'upper end over lower'),
      ];
    }),
  );
}

function countSweeps(law: LawName, scatter: number, sweeps: number) {
  let held = 0;
  let told = 0;
  const ratios: number[] = [];
  for (let seed = 1; seed <= sweeps; seed++) {
    const random = seededRandom(seed);
    const truth = randomTruth(law, scatter, random);
    const { overheads } = estimate(simulateSweep(truth, random), { random, draws: 200 });
    for (const { overhead, referenceBatchSize, lower, upper } of overheads) {
      const exact = largestWithin(drawOf(truth), referenceBatchSize, overhead);
      told++;
      if ((lower ?? 0) <= exact && exact <= (upper ?? Number.POSITIVE_INFINITY)) held++;
      if (lower !== null && upper !== null) ratios.push(upper / lower);
    }
  }
  return { held, told, ratios: ratios.sort((a, b) => a - b) };
}

function drawOf({ law: name, limitSteps, shape }: Truth): LawDraw {
  const law: Law = laws[name];
  const parameters = law.shapeParameters.map((each, i) => [each.name, shape[i] ?? Number.NaN] as const);
  return { law: name, parameters: { [law.level]: limitSteps, ...Object.fromEntries(parameters) } };
}
