import { expect, it } from '@jest/globals';
import { publishedBeside } from '../scaling/publishedPowers.ts';
import { numbersOf } from './numbers.ts';
import { type ScalingLawToTell, tellScalingLaw } from './tellScalingLaw.ts';

const power = { value: 0.421, lower: 0.352, upper: 0.497 };
const law: ScalingLawToTell = {
  ...{ quantity: 'CRITICAL_BATCH_SIZE', variable: 'DATA', power, level: 0.95, stages: 4 },
  published: publishedBeside('DATA', power),
};
const said = (told: ScalingLawToTell, locale: 'en' | 'ja' = 'en') =>
  tellScalingLaw(told, { numbers: numbersOf(locale) }).replaceAll('\u00a0', ' ');

it('says what ten times as much does, and which published powers the stages exclude', () => {
  expect(said(law)).toBe(
    'Ten times the examples that a run takes makes b* about 2.6 times as large: a power of 0.42 (0.35–0.5), the 95 % interval of 4 stages. Published for language models, and possible here: 0.38 for the batch size with the least loss at a budget by Bergsma et al. 2025 (arXiv 2505.13738). Published for language models, and outside of this interval: 0.57 for the batch size with the least loss at a budget by Li et al. 2025 (arXiv 2503.04715).',
  );
  expect(said(law, 'ja')).toContain(
    '実行あたりのサンプル数が 10 倍になると、b*は約 2.6 倍になります。指数は 0.42（0.35〜0.5）です',
  );
});

it('says where nothing may change, and names no quantity twice', () => {
  const power = { value: 0.1, lower: null, upper: 0.5 };
  const open = said({
    ...law,
    quantity: 'WITHIN_FIFTH',
    variable: 'SIZE',
    power,
    published: publishedBeside('SIZE', power),
  });
  expect(open).toContain('a power of 0.1 (≤ 0.5), the 95 % interval of 4 stages. It may not change at all.');
  expect(open).toContain('possible here: 0.47 by Zhang et al. 2024 (arXiv 2410.21676).');
  expect(open).not.toContain('outside');
});

it('tells a law of the loss by half the loss', () => {
  const told = said({
    ...law,
    variable: 'LOSS',
    power: { value: -2, lower: -3, upper: -1.5 },
    published: [],
  });
  expect(told).toBe(
    'Half the loss to reach makes b* about 4.0 times as large: a power of −2 (−3 to −1.5), the 95 % interval of 4 stages.',
  );
});
