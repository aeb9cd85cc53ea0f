import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import type { AnsweredSweep } from '../estimate/answeredSweep.type.ts';
import { plainText } from '../phrase/phrase.ts';
import { readRun } from '../run/runState.ts';
import { lessonSteps } from './lessonSteps.ts';

const t = translatorOf('en');
const told = (sweep: AnsweredSweep) =>
  lessonSteps(sweep, { t, numbers: numbersOf('en') }).map(({ title, text, isShown }) => ({
    isShown,
    said: `${plainText(t, title)} ${plainText(t, text)}`.replaceAll('\u00a0', ' '),
  }));

describe('the lesson on a sweep', () => {
  it('claims nothing of a chart that has no dot yet', () => {
    const steps = told(samples.started());
    expect(steps.map(({ isShown }) => isShown)).toEqual([false, false, false, false]);
    expect(steps[0]?.said).toContain('2 trainings are under way.');
  });

  it('says of a running sweep what its dots show, and that the floor can still move', () => {
    const sweep = samples.running();
    const states = sweep.runs.map((run) => readRun(run).state);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    const [dots, steps, work, floor] = told(sweep);
    expect(dots?.said).toContain(`${count('reached')} trainings have reached the target.`);
    expect(dots?.said).toContain(`The ${count('censored')} arrows are those`);
    expect(steps?.said).toMatch(/fewer the steps\. At batch size 64 a training took .*k steps; at 512/);
    expect(work?.said).toMatch(/A step at batch size 512 looks at 512 examples/);
    expect(floor).toMatchObject({ isShown: true, said: expect.stringMatching(/b\* = \d+ \(.*can move it/) });
  });

  it('names the floor of a finished one as its answer does', () => {
    const sweep = samples.identified();
    const value = Math.round(sweep.estimate?.criticalBatchSize?.value ?? 0);
    expect(told(sweep)[3]?.said).toContain(`b* = ${value} (`);
  });

  it('has no valley where N has no minimum, and no floor where none is identified', () => {
    expect(told(samples.noMinimum())[3]).toMatchObject({
      said: expect.stringMatching(/^Here there is no valley/),
    });
    expect(told(samples.notIdentified())[3]).toEqual({
      isShown: false,
      said: expect.stringContaining('do not say where it is'),
    });
  });

  it('does not claim fewer steps where a larger batch took more', () => {
    const sweep = samples.identified();
    const runs = sweep.runs.map((run) => {
      const steps = 10 * run.batchSize;
      return { ...run, crossing: { lowerSteps: steps - 1, upperSteps: steps } };
    });
    expect(told({ ...sweep, runs })[1]?.said).toBe(
      'A larger batch has not saved steps here. At batch size 8 a training took 80 steps; at 1024, 10 k.',
    );
  });

  it('claims nothing of the first trainings where a larger batch took more', () => {
    const sweep = samples.running();
    const runs = sweep.runs.map((run) => {
      const steps = 10 * run.batchSize;
      return run.crossing ? { ...run, crossing: { lowerSteps: steps - 1, upperSteps: steps } } : run;
    });
    expect(told({ ...sweep, runs })[1]).toEqual({
      isShown: false,
      said: expect.stringContaining('do not show it yet'),
    });
  });

  it('says that there is no dot where every training failed', () => {
    expect(told(samples.failed())[0]?.said).toContain('No training reached the target');
  });
});
