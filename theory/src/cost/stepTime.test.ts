import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../testing/simulateSweep.ts';
import { leastLogDeviations } from './leastLogDeviations.ts';
import { fitStepTime, saturationBatchSize, stepSeconds } from './stepTime.ts';

const batchSizes = [8, 16, 32, 64, 128, 256, 512, 1024];
const timed = (secondsAt: (batchSize: number) => number, sizes = batchSizes) =>
  sizes.map((batchSize) => ({ batchSize, secondsPerStep: secondsAt(batchSize) }));

describe('fitStepTime', () => {
  it('finds the floor, the overhead and the time per example of data that have them', () => {
    const stepTime = fitStepTime(timed((b) => Math.max(4e-3, 1e-3 + 1e-5 * b)));
    expect(stepTime?.shape).toBe('FLOOR');
    expect(stepTime?.floorSeconds).toBeCloseTo(4e-3, 12);
    expect(stepTime?.overheadSeconds).toBeCloseTo(1e-3, 12);
    expect(stepTime?.secondsPerExample).toBeCloseTo(1e-5, 14);
    expect(stepTime?.relativeError).toBeCloseTo(0, 10);
    expect(stepTime && saturationBatchSize(stepTime)).toBeCloseTo(300, 8);
    expect(stepTime && stepSeconds(stepTime, 100)).toBeCloseTo(4e-3, 12);
    expect(stepTime && stepSeconds(stepTime, 2000)).toBeCloseTo(0.021, 12);
  });

  it('by hand: two batch sizes give the line through them, without a floor or an error', () => {
    expect(fitStepTime(timed((b) => 0.5 + 0.25 * b, [2, 6]))).toEqual({
      floorSeconds: 0,
      overheadSeconds: 0.5,
      secondsPerExample: 0.25,
      shape: 'LINE',
      relativeError: null,
      measuredRange: { lower: 2, upper: 6 },
      observations: 2,
    });
  });

  it('takes the median of each batch size, so that one run that was held up changes nothing', () => {
    const steady = batchSizes.flatMap((b) => timed(() => 1e-3 + 1e-5 * b, [b, b, b]));
    const held = steady.map((each, i) => (i === 4 ? { ...each, secondsPerStep: 10 } : each));
    expect(fitStepTime(held)).toEqual(fitStepTime(steady));
  });

  it('is not drawn away by a batch size that was disturbed in all its runs', () => {
    const stepTime = fitStepTime(timed((b) => (b === 64 ? 3 : 1) * (1e-3 + 1e-5 * b)));
    expect(stepTime?.overheadSeconds).toBeCloseTo(1e-3, 12);
    expect(stepTime?.secondsPerExample).toBeCloseTo(1e-5, 14);
    expect(stepTime?.relativeError).toBeGreaterThan(0.1);
  });

  it('assumes proportion where one batch size was timed, and nothing where none was', () => {
    const stepTime = fitStepTime(timed(() => 0.64, [64]));
    expect(stepTime).toMatchObject({ shape: 'PROPORTIONAL', relativeError: null });
    expect(stepTime && stepSeconds(stepTime, 32)).toBeCloseTo(0.32, 12);
    expect(fitStepTime([])).toBeNull();
    const useless = [0, -1, Number.NaN, Number.POSITIVE_INFINITY];
    expect(fitStepTime(useless.map((secondsPerStep) => ({ batchSize: 8, secondsPerStep })))).toBeNull();
  });

  it('of ten thousand batch sizes takes forty, and as long: a file that is imported may hold so many', () => {
    const random = seededRandom(5);
    const many = Array.from({ length: 10_000 }, (_, index) => 7 * (index + 1));
    const noisy = timed((b) => Math.max(4e-2, 1e-3 + 1e-5 * b) * (1 + 0.1 * random()), many);
    const before = process.cpuUsage();
    const stepTime = fitStepTime(noisy);
    // Every line through two of them with every floor would be 10^16 evaluations; of 200 batch sizes it was 3 s.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
    expect(stepTime).toMatchObject({ shape: 'FLOOR', measuredRange: { lower: 7, upper: 70_000 } });
    expect(stepTime?.observations).toBe(10_000);
    expect(stepTime && stepSeconds(stepTime, 35_000)).toBeCloseTo(0.37, 1);
  });

  it('sees time that does not grow as flat', () => {
    const stepTime = fitStepTime(timed(() => 2e-3));
    expect(stepTime).toMatchObject({ shape: 'LINE', overheadSeconds: 2e-3, secondsPerExample: 0 });
    expect(stepTime && saturationBatchSize(stepTime)).toBe(0);
  });

  it('states an error that is the size of the noise, and seldom a floor that is not there', () => {
    const random = seededRandom(11);
    const noise = () => 1 + 0.05 * (random() + random() + random() + random() - 2) * Math.sqrt(3);
    const fits = Array.from({ length: 200 }, () => fitStepTime(timed((b) => (1e-3 + 1e-5 * b) * noise())));
    const errors = fits.map((fit) => fit?.relativeError ?? Number.NaN).toSorted((a, b) => a - b);
    expect(errors[100]).toBeGreaterThan(0.035);
    expect(errors[100]).toBeLessThan(0.075);
    expect(fits.filter((fit) => fit?.shape === 'FLOOR').length).toBeLessThan(40);
  });
});

type Fixture = {
  batchSizes: number[];
  secondsPerStep: number[];
  line: { overheadSeconds: number; secondsPerExample: number; deviation: number };
  /** The least deviation of any line, of those through no two points as well. */
  anyLine: { deviation: number };
  floored?: { deviation: number };
};
const fixtures: Fixture[] = JSON.parse(
  readFileSync(new URL('./fixtures/stepTimes.json', import.meta.url), 'utf8'),
);

/** Mean of ln(fitted ÷ true) over the batch sizes of many sweeps whose runs scatter by 40 %, as on a busy machine. */
function biasOfFits(): number {
  const random = seededRandom(29);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const truth = (b: number) => 3e-4 + 1e-5 * b;
  const sizes = [8, 16, 32, 64, 96, 128, 256];
  const errors = Array.from({ length: 300 }, () => {
    const runs = sizes.flatMap((b) => timed((size) => truth(size) * Math.exp(0.4 * normal()), [b, b, b]));
    const fit = fitStepTime(runs);
    return sizes.map((b) => Math.log((fit ? stepSeconds(fit, b) : Number.NaN) / truth(b)));
  }).flat();
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

it('is not drawn below times that scatter: relative deviations would be, by 8 % here', () => {
  expect(Math.abs(biasOfFits())).toBeLessThan(0.02);
});

describe('leastLogDeviations', () => {
  it.each(fixtures)('agrees with SciPy (fixtures/reference.py): $line', (fixture) => {
    const points = fixture.batchSizes.map((batchSize, i) => ({
      batchSize,
      secondsPerStep: fixture.secondsPerStep[i] ?? Number.NaN,
    }));
    const found = leastLogDeviations(points);
    if (!found.hasFloor) {
      expect(found.deviation).toBeCloseTo(fixture.line.deviation, 9);
      expect(found.overheadSeconds).toBeCloseTo(fixture.line.overheadSeconds, 9);
      expect(found.secondsPerExample).toBeCloseTo(fixture.line.secondsPerExample, 11);
      expect(found.deviation).toBeLessThanOrEqual(fixture.anyLine.deviation * 1.02);
    }
    expect(found.hasFloor).toBe(fixture.floored !== undefined);
    if (fixture.floored) {
      expect(found.deviation).toBeLessThanOrEqual(fixture.floored.deviation * 1.001);
      expect(found.deviation).toBeGreaterThanOrEqual(fixture.floored.deviation * 0.99);
    }
  });
});
