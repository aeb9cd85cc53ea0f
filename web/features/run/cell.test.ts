import { numbersOf } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { cellOf } from './cell.ts';

it('tells apart a run that the plan stopped, one that was hopeless, and one that missed the target', () => {
  const [run] = samples.identified().runs;
  if (!run) throw new Error('The sample has no run.');
  const language = { locale: 'en', t: translatorOf('en'), numbers: numbersOf('en') } as const;
  const context = { sweepId: 's', target: undefined, from: 1, forecastSteps: () => 6000 };
  const saidOf = (outcome: 'BUDGET_SPENT' | 'HOPELESS', cancelRequested: boolean) => {
    const crossing = { lowerSteps: 120, upperSteps: null };
    const ended = { ...run, status: 'SUCCEEDED' as const, outcome, cancelRequested, step: 120, crossing };
    const { text, readout } = cellOf(ended, context, language);
    return [text, readout];
  };
  expect(saidOf('BUDGET_SPENT', false)).toEqual([
    '↑ not reached',
    'had not reached the target when it stopped after 120 steps',
  ]);
  expect(saidOf('BUDGET_SPENT', true)).toEqual([
    '↑ stopped',
    'was stopped by the plan after 120 steps, before the target: it could tell no more',
  ]);
  expect(saidOf('HOPELESS', true)[0]).toBe('↑ hopeless');
});

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
