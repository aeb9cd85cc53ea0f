import { numbersOf, reportSnapshotSchema, withhold } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { keptSnapshot, sampleSnapshot } from '../../harness/sampleReport.ts';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { sayReport } from './sayReport.ts';

const english = { t: translatorOf('en'), numbers: numbersOf('en') };
const recommended = sampleSnapshot([samples.identified()]);

it('says the batch size to use, as the sweep did when the report was made', () => {
  const batchSize = samples.identified().recommendation?.batchSize;
  expect(batchSize).toBeGreaterThan(0);
  expect(sayReport(recommended, english).headline).toContain(`Use batch size ${batchSize}.`);
});

it('says it without the batch size in use, and what it saves, where a link withholds them', () => {
  const { headline } = sayReport(
    withhold(recommended, { names: false, fields: ['CURRENT_BATCH_SIZE'] }),
    english,
  );
  expect(headline).toMatch(/^Use batch size \d+\.$/);
});

it('says what a report from before there were recommendations said', () => {
  const kept = reportSnapshotSchema.parse(keptSnapshot());
  const old = { ...kept, sweeps: kept.sweeps.slice(0, 1) };
  expect(sayReport(old, english).headline).toBe('Batch size 40 reaches the target with the least work.');
});
