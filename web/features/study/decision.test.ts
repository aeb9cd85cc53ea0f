import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { sampleOpenStudy, sampleStudy } from '../../harness/sampleStudy.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { plainText } from '../phrase/phrase.ts';
import { decisionOf } from './decision.ts';
import type { StudyData } from './studyData.ts';
import { stateWord } from './studyData.ts';

const headlineOf = (study: StudyData, locale: 'en' | 'ja') => {
  const t = translatorOf(locale);
  return plainText(t, decisionOf(study, { t, numbers: numbersOf(locale) }).headline);
};
/** Its first stage alone, with a sweep of 27 runs. */
function pilotThat(state: StudyData['stages'][number]['state'], succeeded: number): StudyData {
  const study = sampleStudy();
  const [pilot] = study.stages;
  if (!pilot?.sweep) throw new Error('The sample has no pilot.');
  const runCounts = { total: 27, succeeded, failed: 1 };
  return { ...study, stages: [{ ...pilot, state, sweep: { ...pilot.sweep, runCounts } }] };
}

describe('the headline of a study', () => {
  it('says how far the pilot is, and that its answer waits for the end', () => {
    expect(headlineOf(pilotThat('RUNNING', 19), 'en')).toBe(
      'Pilot has not ended yet: 20 of 27 runs are finished. Its answer can be carried over when it has ended.',
    );
    expect(headlineOf(pilotThat('RUNNING', 19), 'ja')).toMatch(/27 件の実行のうち 20 件/);
  });

  it('says that nothing can be carried over where no stage is under way', () => {
    expect(headlineOf(pilotThat('CANCELED', 19), 'en')).toMatch(/nothing to recommend yet/);
  });
});

describe('a study of which a stage has ended with no answer', () => {
  it('says which, and does not blame the limits', () => {
    expect(headlineOf(sampleOpenStudy(), 'en')).toBe(
      'Production has ended, and its runs do not say yet which batch size to use.',
    );
    expect(headlineOf(sampleOpenStudy(), 'ja')).toContain('まだわかりません');
    expect(headlineOf({ ...sampleOpenStudy(), maxHours: 0.001 }, 'en')).not.toContain('limits');
  });

  it('says so beside a recommendation for the next, which rests on the stages before', () => {
    const study = sampleStudy();
    const [pilot, mid, last] = study.stages;
    if (!pilot || !mid?.sweep || !last) throw new Error('The sample has no such stages.');
    const sweep = { ...mid.sweep, estimate: { answer: 'NOT_IDENTIFIED' as const, criticalBatchSize: null } };
    const { lead } = decisionOf(
      { ...study, stages: [pilot, { ...mid, sweep }, last] },
      { t: translatorOf('en'), numbers: numbersOf('en') },
    );
    expect(lead.map((part) => plainText(translatorOf('en'), part))).toContain(
      'Mid-size has ended without an answer: this rests on the stages before it.',
    );
  });

  it('says that no choice keeps the limits where that is so', () => {
    const study = sampleStudy();
    const stages = study.stages.map((stage) => ({
      ...stage,
      costFrontier: stage.costFrontier && { ...stage.costFrontier, recommended: null },
    }));
    expect(headlineOf({ ...study, stages, maxHours: 0.001 }, 'en')).toContain(
      'No choice of batch size and devices keeps',
    );
  });
});

describe('a study whose stages have answers, and no step that was timed', () => {
  it('tells the last of them, and why it says nothing of time and cost', () => {
    const study = sampleStudy();
    const stages = study.stages
      .filter(({ state }) => state === 'DONE')
      .map((stage) => ({ ...stage, costFrontier: null }));
    expect(headlineOf({ ...study, stages }, 'en')).toBe('Mid-size answers: use batch size 96.');
    expect(headlineOf({ ...study, stages }, 'ja')).toContain('バッチサイズ 96');
    const t = translatorOf('en');
    const { lead } = decisionOf({ ...study, stages }, { t, numbers: numbersOf('en') });
    expect(lead.map((part) => plainText(t, part)).join(' ')).toMatch(/no step was timed/);
  });
});

describe('what follows the headline of a study', () => {
  const leadOf = (study: StudyData, locale: 'en' | 'ja') => {
    const t = translatorOf(locale);
    const { lead } = decisionOf(study, { t, numbers: numbersOf(locale) });
    return lead.map((part) => plainText(t, part).replaceAll('\u00a0', ' '));
  };

  it('says that choices which are carried over are no registered prediction', () => {
    const study = sampleStudy();
    const carried = 'This is carried over from the stages before; no prediction is registered yet.';
    expect(leadOf(study, 'en')).not.toContain(carried);
    const stages = study.stages.map((stage, index) => (index === 2 ? { ...stage, predictions: [] } : stage));
    expect(leadOf({ ...study, stages }, 'en')[0]).toBe(carried);
  });

  it('tells what the stage to come is predicted to save, in money or in time, and nothing where that is nothing', () => {
    const study = sampleStudy();
    const production = study.stages.at(-1);
    if (!production?.foretoldSaving) throw new Error('The sample foretells no saving.');
    const withSaving = (foretoldSaving: typeof production.foretoldSaving | null) => ({
      ...study,
      stages: [...study.stages.slice(0, -1), { ...production, foretoldSaving }],
    });
    expect(leadOf(study, 'en')).toContain(
      'Against your 48, each training run of Production is predicted to save 520.00 USD (250–1,090).',
    );
    expect(leadOf(study, 'ja').join()).toContain('訓練 1 回あたり 520.00 USD');
    const unpriced = { ...production.foretoldSaving, cost: null, currency: null };
    expect(leadOf(withSaving(unpriced), 'en').join(' ')).toMatch(
      /Against your 48, each training run of Production is predicted to take 130\.0 h less device time \(61\.9 h–273\.0 h\)\./,
    );
    // Where the interval holds nothing saved, it is not told as a saving.
    const open = {
      ...production.foretoldSaving,
      cost: { saved: { value: 0.02, lower: -0.01, upper: 0.05 } },
    };
    expect(leadOf(withSaving(open), 'en')).toContain(
      'It cannot be told yet whether that saves anything against 48: 0.02 USD in each training run (−0.01 to 0.05).',
    );
    const saved = { value: -1, lower: -2, upper: 1 };
    // Once it has run, what counts is what the study set out from.
    const ended = { ...production, state: 'DONE' as const, foretoldSaving: null };
    const since = { ...ended, savingSinceStart: { ...production.foretoldSaving, from: 512 } };
    expect(leadOf({ ...study, stages: [...study.stages.slice(0, -1), since] }, 'en')).toContain(
      'Against the 512 that the study set out from, each training run of Production saves 520.00 USD (250–1,090).',
    );
    for (const none of [null, { ...unpriced, deviceHours: { saved } }])
      expect(leadOf(withSaving(none), 'en').join(' ')).not.toContain('Against your');
  });
});

it('a stage whose sweep waits for a worker is queued, and planned no more', () => {
  const { stages } = sampleStudy();
  const [pilot] = stages;
  const last = stages.at(-1);
  if (!pilot?.sweep || !last) throw new Error('The sample has a pilot with a sweep.');
  expect(stateWord(last)).toBe('PLANNED');
  expect(stateWord({ ...last, sweep: pilot.sweep })).toBe('QUEUED');
  expect(stateWord(pilot)).toBe('DONE');
});
