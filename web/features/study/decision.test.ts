import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { sampleStudy } from '../../harness/sampleStudy.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { plainText } from '../phrase/phrase.ts';
import { decisionOf } from './decision.ts';
import type { StudyData } from './studyData.ts';

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
