import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { sampleStudy } from '../../harness/sampleStudy.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { plainText } from '../phrase/phrase.ts';
import { nextStep } from './nextStep.ts';
import type { StageData } from './studyData.ts';

const models = [
  { id: 'm1', text: 'Small, version 1: 1000 parameters', parameterCount: 1000 },
  { id: 'm2', text: 'Large, version 2: 9,000,000 parameters', parameterCount: 9e6 },
];

const read = (stages: readonly StageData[], locale: 'en' | 'ja' = 'en') => {
  const t = translatorOf(locale);
  const step = nextStep(stages, models, { t, numbers: numbersOf(locale) });
  return (
    step && {
      title: plainText(t, step.title),
      check: step.check,
      text: step.told.map((part) => plainText(t, part).replaceAll('\u00a0', ' ')).join(' '),
      link: step.link && { ...step.link, text: plainText(t, step.link.text) },
    }
  );
};
/** The sample, its second stage decided so. */
function decided(choice: 'GO_ON' | 'STOP', change: Partial<StageData> = {}): StageData[] {
  const { stages } = sampleStudy();
  const [pilot, middle, last] = stages;
  if (!pilot?.decision || !middle || !last) throw new Error('The sample has three stages.');
  return [pilot, { ...middle, decision: { ...pilot.decision, choice } }, { ...last, ...change }];
}

describe('what comes after a decision', () => {
  it('says which sweep, what it costs, how long it takes, and starts it', () => {
    const step = read(decided('GO_ON'));
    expect(step?.title).toBe('Next: Production');
    expect(step?.text).toBe(
      'Its sweep trains 21 runs, at batch sizes 64, 96, 128, 192, 256, 384 and 512. It is predicted to cost 96.00 USD (45.71–201.60) and to take 23.9 h of device time (11.4 h–50.2 h), about 6.0 h by the clock. The team has no model of 600,000,000 parameters yet; the nearest is Large, version 2: 9,000,000 parameters. The form shows where to bring one.',
    );
    expect(step?.link).toMatchObject({ text: 'Start it', isStart: true });
    expect(step?.link?.href).toMatch(/^\/sweeps\/new\?.*stage=stage-3/);
    expect(step?.check).toMatch(/^Check before you move to 192\./);
    expect(read(decided('GO_ON'), 'ja')?.text).toMatch(/費用は 96\.00 USD.*実時間は約/);
  });

  it('says it before the decision too, when it still matters, and starts nothing', () => {
    const step = read(sampleStudy().stages);
    expect(step).toMatchObject({ title: 'If the study goes on: Production', link: null });
    expect(step?.text).toMatch(/predicted to cost/);
  });

  it('claims no price, and no time where no step was timed', () => {
    const proposed = sampleStudy().stages.at(-1)?.proposedSweep;
    if (!proposed?.spending) throw new Error('The sample proposes a sweep.');
    const plan = { smallestBatchSize: 64, largestBatchSize: 512, deviceSecondsBudget: 7200 };
    const spending = { ...proposed.spending, cost: null, currency: null };
    const unpriced = read(decided('GO_ON', { proposedSweep: { ...proposed, plan, runs: null, spending } }));
    expect(unpriced?.text).toMatch(/between batch sizes 64 and 512, and takes at most 2.0 h of device time/);
    expect(unpriced?.text).toMatch(/No price is recorded/);
    const untimed = read(decided('GO_ON', { proposedSweep: { ...proposed, spending: null } }));
    expect(untimed?.text).toMatch(/cannot be predicted: no step was timed/);
  });

  it('leads to the sweep that a stage has, asks for a stage where there is none, and ends with the study', () => {
    const [, middle] = sampleStudy().stages;
    const given = read(decided('GO_ON', { state: 'RUNNING', sweep: middle?.sweep ?? null }));
    expect(given?.link).toEqual({ href: '/sweeps/sweep-216', text: 'See sweep #216', isStart: false });
    expect(read(decided('GO_ON').slice(0, 2))?.text).toMatch(/has no further stage/);
    expect(read(decided('STOP'))).toBeNull();
    expect(read(sampleStudy().stages.slice(0, 2))).toBeNull();
  });
});
