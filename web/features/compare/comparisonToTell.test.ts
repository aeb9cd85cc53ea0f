import { numbersOf, plainSentence, tellComparison } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { sampleComparison } from '../../harness/sampleComparison.ts';
import { samples } from '../../harness/samples.ts';
import { lettered } from './compared.ts';
import { comparisonToTell } from './comparisonToTell.ts';

const sweeps = [samples.increase(), samples.identified()];
const numbers = numbersOf('en');

it('names sweeps by the letters of the page, and takes the batch size that the best one’s own page recommends', () => {
  const compared = lettered(
    sweeps.map((sweep) => ({ ...sweep, modelId: sweep.model.id, configuration: sweep })),
  );
  const toTell = comparisonToTell(sampleComparison(sweeps), compared);
  expect(toTell).toMatchObject({ best: { name: 'B' }, next: 'A', count: 2, hasSeveralModels: false });
  const recommended = numbers.whole(samples.identified().recommendation?.batchSize ?? 0);
  const headline = plainSentence(tellComparison(toTell, { numbers }).headline).replaceAll('\u00a0', ' ');
  expect(headline).toMatch(/^B reaches the target with .*× less work than A \(95 % interval .*\); /);
  expect(headline.endsWith(`use B at batch size ${recommended}.`)).toBe(true);
});
