import { numbersOf } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { cellOf } from './cell.ts';

it('says that a run has met its target while the log is read for where, and nothing of a worker', () => {
  const [run] = samples.identified().runs;
  if (!run) throw new Error('The sample has no run.');
  const ended = {
    ...run,
    status: 'SUCCEEDED',
    outcome: 'TARGETS_REACHED',
    step: 5700,
    crossing: null,
  } as const;
  const context = { sweepId: 's', target: undefined, from: 1, forecastSteps: () => 6000 };
  const language = { locale: 'en', t: translatorOf('en'), numbers: numbersOf('en') } as const;
  const { text, readout } = cellOf({ ...ended, worker: null }, context, language);
  expect(text.replaceAll('\u00a0', ' ')).toBe('≤ 5.7 k');
  expect(readout).toMatch(/^reached the target within 5700 steps/);
});
