// How often the interval of a power law's exponent holds the truth, on simulated studies of three to six sizes.
// npm run bench -- scaling [--studies 400]: three minutes on two cores.
import { parseArgs } from 'node:util';
import { type ResultAt, scalingPower } from '@critbatch/theory';
import { normal, seededRandom } from '../theory/src/testing/simulateSweep.ts';
import { type BenchRow, figure } from './row.ts';

const level = 0.95;
const truePower = 0.4;
/** The largest size is so many times the smallest. */
const range = 100;
/** Standard deviations of ln b* about the law. */
const scatters = [0, 0.05, 0.1, 0.2];
/** Those that a stage's interval stands for: hi/lo between 1.2 and 1.8. */
const deviations = { least: 0.05, most: 0.15 };

type Study = { sizes: number; scatter: number; openEnds: number };

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { studies: { type: 'string', default: '400' } } });
  const studies = [3, 4, 6].flatMap((sizes) =>
    [0, 1, 2].flatMap((openEnds) => scatters.map((scatter) => ({ sizes, scatter, openEnds }))),
  );
  return studies.flatMap((study) => {
    const { held, widths } = counted(study, Number(values.studies));
    const name = `${study.sizes}-sizes${study.openEnds > 0 ? `-${study.openEnds}-open` : ''}-${study.scatter}`;
    return [
      figure(`scaling-held-${name}`, held, '% of 95 % intervals', false),
      figure(`scaling-width-${name}`, widths[widths.length >> 1] ?? Number.NaN, 'upper end minus lower'),
    ];
  });
}

function counted(study: Study, count: number) {
  const random = seededRandom(49);
  let held = 0;
  const widths: number[] = [];
  for (let i = 0; i < count; i++) {
    const found = scalingPower(simulated(study, random), level);
    const { lower, upper } = found?.power ?? { lower: null, upper: null };
    if ((lower ?? truePower) <= truePower && truePower <= (upper ?? truePower)) held++;
    widths.push((upper ?? Number.POSITIVE_INFINITY) - (lower ?? Number.NEGATIVE_INFINITY));
  }
  return { held: (100 * held) / count, widths: widths.sort((a, b) => a - b) };
}

/** Each side of an interval has a width of its own; those of the largest sizes are open where they pass what was tried there. */
function simulated({ sizes, scatter, openEnds }: Study, random: () => number): ResultAt[] {
  const deviation = () => deviations.least * (deviations.most / deviations.least) ** random();
  return Array.from({ length: sizes }, (_, i) => {
    const at = range ** (i / (sizes - 1));
    const [below, above] = [deviation(), deviation()];
    const truth = 4 + truePower * Math.log(at) + scatter * normal(random);
    const isAbove = random() < above / (below + above);
    const value = truth - (isAbove ? above : -below) * Math.abs(normal(random));
    const upper = value + 1.96 * above;
    const mayBeOpen = i >= sizes - openEnds;
    return {
      at,
      result: {
        value: Math.exp(value),
        lower: Math.exp(value - 1.96 * below),
        upper: mayBeOpen && upper > truth + above ? null : Math.exp(upper),
      },
    };
  });
}
