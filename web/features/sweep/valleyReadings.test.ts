import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { curveSteps } from '../law/curveSteps.ts';
import { valleyReadings } from './valleyReadings.ts';

const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const sweep = samples.identified();
const { estimate, recommendation } = sweep;
if (!estimate || !recommendation) throw new Error('The sample has no answer.');
const readings = valleyReadings(sweep, estimate, language);
const at = (batchSize: number) => readings.find(({ x }) => x === batchSize);

describe('valleyReadings', () => {
  it('has the tested batch sizes, and others between them no further apart than a pointer can tell', () => {
    const sizes = readings.map(({ x }) => x);
    expect(sizes).toEqual([...new Set(sizes)].sort((one, other) => one - other));
    expect([sizes[0], sizes.at(-1)]).toEqual([8, 1024]);
    for (const batchSize of sweep.batchSizes) expect(sizes).toContain(batchSize);
    for (const [index, size] of sizes.entries()) {
      const next = sizes[index + 1] ?? size;
      expect(next === size || next - size === 1 || next / size < 1.017).toBe(true);
    }
    expect(readings.filter(({ isStop }) => isStop).map(({ x }) => x)).toEqual(
      expect.arrayContaining([...sweep.batchSizes, 192, 384, 768]),
    );
  });

  it('says steps, device time and money by the curve of the answer, and work against the least', () => {
    const steps = curveSteps(estimate, 200);
    if (steps === null || !estimate.leastWork) throw new Error('no law');
    // A step of the sample takes 0.4 ms and 0.1 ms an example; an hour costs 7.10 USD.
    const seconds = steps * (0.0004 + 1e-4 * 200);
    const { quantity, duration, factor, money } = language.numbers;
    const cost = money('USD')((seconds / 3600) * 7.1);
    const read = readings.reduce((near, each) =>
      Math.abs(each.x - 200) < Math.abs(near.x - 200) ? each : near,
    );
    const exact = { ...estimate, workRatios: [100, 200, 300].map((b) => ({ ...ratio, batchSize: b })) };
    const [times, amounts] =
      valleyReadings({ ...sweep, runs: [] }, exact, language).find(({ x }) => x === 200)?.lines ?? [];
    expect(amounts).toBe(`${quantity(steps)} steps · ${duration(seconds)} · ${cost}\u00a0USD`);
    expect(times).toBe('2.0× the least work');
    expect(read.lines[0]).toBe(
      `${factor((read.x * (curveSteps(estimate, read.x) ?? Number.NaN)) / estimate.leastWork.value)}× the least work`,
    );
    expect(read.lines.at(-1)).toBe('not tested: from the fitted curve');
  });

  it('says of a tested batch size what its runs did', () => {
    expect(at(64)?.lines.at(-1)).toMatch(/^from the fitted curve; 3 of its 3 runs arrived, median .* steps$/);
    expect(at(1024)?.lines.at(-1)).toBe('from the fitted curve; only 1 of its 3 runs arrived');
    expect(at(32)?.lines).toEqual([
      expect.stringMatching(/^at least 4\.4× the least work$/),
      'tested: none of its 3 runs arrived',
    ]);
  });

  it('says no more than the cap between batch sizes that never arrived, where the law rises beyond all measure', () => {
    const best = estimate.laws.find(({ law }) => law === estimate.bestLaw);
    if (!best || !estimate.leastWork) throw new Error('no law');
    const parameters = { limitSteps: 300, minimumBatchSize: 40, blur: 0.1 };
    const steep = {
      ...best,
      law: 'BLURRED_BOUND' as const,
      parameters: Object.entries(parameters).map(([name, value]) => ({ ...best.parameters[0], name, value })),
    };
    const all = valleyReadings(
      sweep,
      { ...estimate, bestLaw: 'BLURRED_BOUND', laws: [steep], departure: null },
      language,
    );
    const most = language.numbers.leastFactor(sweep.maxExamplesPerRun / estimate.leastWork.value);
    // The law says some 10⁹ times the least work at 12.
    const between = all.filter(({ x }) => x > 8 && x < 16);
    expect(between.map(({ lines }) => lines)).toEqual(
      Array(7).fill([`at least ${most}× the least work`, 'not tested: from the fitted curve']),
    );
  });

  it('leaves out time and money that are not known', () => {
    const bare = { ...recommendation, stepTime: null };
    const [, amounts] =
      valleyReadings({ ...sweep, recommendation: bare }, estimate, language).find(({ x }) => x === 128)
        ?.lines ?? [];
    expect(amounts).toMatch(/^[\d.]+\skk? steps$|^[\d.]+\sk? ?steps$|^[\d.]+ steps$/);
    const unpriced = { ...recommendation, pricePerDeviceHour: null, currency: null };
    const [, timed] =
      valleyReadings({ ...sweep, recommendation: unpriced }, estimate, language).find(({ x }) => x === 128)
        ?.lines ?? [];
    expect(timed).not.toContain('USD');
    expect(timed).toContain(' · ');
  });
});

const ratio = { censored: false, ratio: { value: 2, lower: 1.9, upper: 2.1 } };
