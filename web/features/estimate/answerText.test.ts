import type { Locale, Sentence } from '@critbatch/theory';
import { leadOf, numbersOf, plainSentence } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import type { AnsweredSweep } from './answeredSweep.type.ts';
import { answerText } from './answerText.ts';

const english = { locale: 'en' as const, t: translatorOf('en'), numbers: numbersOf('en') };

function said(sweep: AnsweredSweep, locale: Locale = 'en') {
  const text = answerText(sweep, { t: translatorOf(locale), numbers: numbersOf(locale) });
  const plain = (sentence: Sentence) => plainSentence(sentence).replaceAll('\u00a0', ' ');
  return {
    chip: text.chip,
    aside: text.aside,
    headline: plain(text.headline),
    lead: [...leadOf(text), ...text.nextRuns].map(plain).join(' '),
  };
}

const remedyOf = (sweep: AnsweredSweep) =>
  answerText(sweep, { t: translatorOf('en'), numbers: numbersOf('en') }).remedy;

const identified = samples.identified();
const notIdentified = samples.notIdentified();

/** The planner is not asked about it. */
const second = { ...notIdentified, target: { id: 'target-2', metric: 'TEST_LOSS' as const, threshold: 1 } };

type Shown = NonNullable<AnsweredSweep['estimate']>;

function withEstimate<Sweep extends AnsweredSweep>(sweep: Sweep, change: Partial<Shown>): Sweep {
  if (!sweep.estimate) throw new Error('the sample has no estimate');
  return { ...sweep, estimate: { ...sweep.estimate, ...change } };
}

/** As an older report has it: without a batch size to use. */
function withoutRecommendation<Sweep extends AnsweredSweep>(sweep: Sweep): Sweep {
  return { ...sweep, recommendation: null };
}

const known = withEstimate(withoutRecommendation(identified), {
  criticalBatchSize: { value: 96.3, lower: 86.2, upper: 107.4 },
  valley: { lower: 68, upper: 139, tolerance: 0.1 },
  sensitivity: { interval: { value: 96.3, lower: 79.8, upper: 116.2 }, leftOut: [] },
});

describe('the answer in words', () => {
  it('names the batch size to use, how sure that is and what it saves, in both languages', () => {
    const told = said({ ...identified, currentBatchSize: 32 });
    expect(told.headline).toMatch(
      /^Use batch size \d+\. It needs at least [\d.]+× less work than your 32, which never reached the target\.$/,
    );
    expect(told.lead).toMatch(
      // These runs scatter too much for any batch size to be surely within a tenth of the least.
      /^The least work is at b\* = \d+; we are 95 % sure that it lies between \d+ and \d+\.$/,
    );
    expect(said(identified, 'ja').headline).toMatch(/^バッチサイズ \d+ を使ってください。/);
    const rising = said(samples.noMinimum());
    expect(rising.headline).toMatch(/^Use batch size \d+\. It takes [\d.]+× less device time than your 256 /);
    expect(rising.lead).toContain(' USD a month at 40 runs');
  });

  it('says b*, its interval and the valley, in both languages', () => {
    expect(said({ ...known, currentBatchSize: null })).toMatchObject({
      chip: 'Identified',
      headline: 'Batch size 96 reaches the target with the least work.',
      lead: '95 % interval 86–107. Without one batch size at a time: 80–116. Any batch size from 68 to 139 surely costs at most 10 % more work, so choose in that range by what your hardware runs fastest.',
    });
    expect(said({ ...known, currentBatchSize: null }, 'ja')).toMatchObject({
      headline: '最も少ない計算量で目標に届くバッチサイズは 96 です。',
      lead: '95 % 区間は 86〜107。 バッチサイズを 1 つずつ除いた場合は 80〜116。 68〜139 なら計算量の増加は確実に 10 % 以内なので、この範囲でハードウェアに合う値を選べます。',
    });
  });

  it('compares with the batch size in use, and says to keep it inside the valley', () => {
    expect(said({ ...known, currentBatchSize: 512 }).lead).toMatch(
      /\d× fewer gradients than your 512 \([\d.]+–[\d.]+\)\./,
    );
    expect(said({ ...known, currentBatchSize: 110 }).lead).toContain(
      'Your 110 is already within 10 % of the least work; keep it.',
    );
  });

  it('claims of a batch size that never arrived no more than its runs carry', () => {
    const against = (lower: number) =>
      said(
        withEstimate(
          { ...known, currentBatchSize: 32 },
          {
            workRatios: [
              {
                batchSize: 32,
                censored: true,
                ratio: { value: lower * 1.07, lower, upper: null },
              },
            ],
          },
        ),
      ).lead;
    expect(against(9.96)).toContain('At least 9.9× fewer gradients than your 32, which never reached');
    expect(against(1.04)).not.toContain('your 32');
    expect(against(1.04)).not.toContain('Your 32');
  });

  it('says how many runs are open while the answer may move', () => {
    const running = samples.running();
    expect(said(running).aside).toBe('6 runs still open; they can move the answer');
    // It met its target, and where is still being read: the chart draws it as running, and it counts as such.
    const ended = running.runs.findIndex(({ crossing }) => crossing?.upperSteps);
    const runs = running.runs.map((run, index) => (index === ended ? { ...run, crossing: null } : run));
    expect(said({ ...running, runs }).aside).toBe('7 runs still open; they can move the answer');
    expect(said(samples.running(), 'ja').aside).toBe(
      '未完了の実行が 6 件あります。答えはまだ動くことがあります',
    );
  });

  it('gives the free range and the knee where there is no minimum', () => {
    const { headline, lead } = said(withoutRecommendation(samples.noMinimum()));
    expect(headline).toBe('No batch size needs clearly less work than 8, the smallest tested.');
    expect(lead).toMatch(
      /Up to \d+, work most likely stays within 10 % of the least \(95 % interval \d+–\d+\)\. At \d+ .* work is twice the least/,
    );
  });

  it('says of a recommendation where there is no minimum that nothing smaller was tested', () => {
    expect(said(samples.noMinimum()).lead).toContain(
      'Below 8 nothing was tested, and a smaller batch size may need less: test 4.',
    );
  });

  it('names where the competing laws put the minimum', () => {
    const { headline, lead } = said(withEstimate(second, { reason: 'LAWS_DISAGREE' }));
    expect(headline).toBe('These runs cannot say which batch size needs the least work.');
    expect(lead).toMatch(
      /laws fit equally well and put it .*or nowhere\. Runs near batch size .* would tell most\./,
    );
    expect(said(withEstimate(notIdentified, { reason: 'LAWS_DISAGREE' }), 'ja').lead).toMatch(/「なし」/);
  });

  it('leaves the next runs to the planner where that can be asked, for it names others', () => {
    expect(said(notIdentified).lead).not.toContain('would tell most');
    expect(said({ ...notIdentified, origin: 'IMPORTED' }).lead).not.toContain('would tell most');
    expect(said(second).lead).toContain('would tell most');
  });

  it.each([
    ['MINIMUM_OUTSIDE_TESTED_RANGE', 'The least work is at 32 or below, and nothing below was tested.'],
    ['TOO_FEW_BATCH_SIZES', 'Too few batch sizes were tried to say which needs the least work.'],
    ['TOO_FEW_CROSSINGS', 'Too few runs were made to say which batch size needs the least work.'],
    ['NO_CONVERGENCE', 'No law could be fitted to these runs.'],
  ] as const)('has a sentence for %s', (reason, headline) => {
    const minimiser = { value: 20, lower: null, upper: null };
    const laws = notIdentified.estimate?.laws.map((law) => ({ ...law, minimiser })) ?? [];
    expect(said(withEstimate(notIdentified, { reason, laws })).headline).toBe(headline);
  });

  it('names the interval that reaches beyond what was tested', () => {
    const { headline, lead } = said(
      withEstimate(identified, { answer: 'NOT_IDENTIFIED', reason: 'INTERVAL_OUTSIDE_TESTED_RANGE' }),
    );
    expect(headline).toMatch(/^The least work is near \d+, but these runs cannot say how near\.$/);
    expect(lead).toContain('reaches beyond the batch sizes that were tested');
  });

  it('proposes a looser target that runs did reach when none reached the target', () => {
    const { headline, lead } = said(samples.censored());
    expect(headline).toBe('No run reached the target within 90 k gradients.');
    expect(lead).toMatch(/training loss ≤ [\d.]+ was reached by \d+ runs\./);
  });

  it('proposes none where the API names none', () => {
    const without = withEstimate(samples.censored(), { looserTarget: null });
    expect(said(without).lead).not.toContain('was reached by');
    expect(remedyOf(without)).toBeNull();
  });

  it('names the learning rate where the loss rose, and no other target or runs', () => {
    const { runs, ...sweep } = samples.censored();
    const rising = runs.map((run) => ({
      ...run,
      history: run.history.map((point, index) => ({ ...point, trainingLoss: 2.3 + 50 * index })),
    }));
    const policy = { __typename: 'SgdPolicy', learningRate: { base: 1000 } };
    const { lead } = said({ ...sweep, policy, runs: rising });
    expect(lead).toBe(
      `The loss ended above its first value in ${runs.length} of ${runs.length} runs that missed the target. A learning rate of 1000 is too large here. Start again with 0.1; a looser target would not help.`,
    );
    expect(remedyOf({ ...sweep, policy, runs: rising })).toEqual({ kind: 'smallerSteps', learningRate: 0.1 });
    expect(remedyOf({ ...sweep, runs: rising })).toEqual({ kind: 'smallerSteps', learningRate: null });
  });

  it('offers the looser target that it names, and nothing beside an answer', () => {
    expect(remedyOf(samples.censored())).toMatchObject({
      kind: 'looserTarget',
      target: { metric: 'TRAINING_LOSS' },
    });
    expect(remedyOf(identified)).toBeNull();
    expect(remedyOf(notIdentified)).toBeNull();
  });

  it('leaves the learning rate out where enough runs arrived', () => {
    const { runs, ...sweep } = notIdentified;
    const mixed = runs.map((run, index) =>
      index > 0
        ? run
        : { ...run, status: 'SUCCEEDED' as const, outcome: 'DIVERGED' as const, crossing: null },
    );
    const policy = { __typename: 'SgdPolicy', learningRate: { base: 1000 } };
    const shown = withEstimate({ ...sweep, policy, runs: mixed }, { reason: 'LAWS_DISAGREE' });
    expect(said(shown).lead).toBe(said(withEstimate(notIdentified, { reason: 'LAWS_DISAGREE' })).lead);
    expect(remedyOf(shown)).toBeNull();
  });

  it('names the learning rate where every run diverged', () => {
    const { runs, ...sweep } = samples.failed();
    const diverged = runs.map((run) => ({
      ...run,
      status: 'SUCCEEDED' as const,
      outcome: 'DIVERGED' as const,
      failure: null,
    }));
    const policy = { __typename: 'AdamPolicy', learningRate: { base: 3 } };
    expect(said({ ...sweep, policy, runs: diverged }).lead).toContain(
      'A learning rate of 3 is too large here. Start again with 0.001',
    );
    expect(remedyOf({ ...sweep, policy, runs: diverged })).toEqual({
      kind: 'smallerSteps',
      learningRate: 0.001,
    });
  });

  it('names the largest whole batch size of a free range, which the API reckons with', () => {
    const freeRange = { value: 53.6, lower: 48, upper: 61 };
    const { lead } = said(withEstimate(withoutRecommendation(samples.noMinimum()), { freeRange }));
    expect(lead).toContain(
      'Up to 53, work most likely stays within 10 % of the least (95 % interval 48–61).',
    );
  });

  it('counts runs before the first answer, and never shows an unfinished verdict', () => {
    expect(said(samples.started()).headline).toBe('0 of 33 runs finished.');
    const early = withEstimate({ ...notIdentified, status: 'RUNNING' }, { reason: 'TOO_FEW_CROSSINGS' });
    expect(said(early).chip).toBe('No answer yet');
  });

  it('says of a sweep whose runs have all ended that its answer is computed, whatever is read of them yet', () => {
    const { runs, ...sweep } = samples.started();
    const ended = runs.map((run) => ({
      ...run,
      status: 'SUCCEEDED' as const,
      outcome: 'TARGETS_REACHED' as const,
    }));
    const counting = { ...sweep, runs: ended, status: 'FINISHED' as const, isPreliminary: true };
    const imported = { ...counting, origin: 'IMPORTED' as const };
    expect(said(counting)).toMatchObject({
      chip: 'No answer yet',
      headline: '33 runs finished.',
      lead: 'The answer is being computed.',
    });
    expect(said(imported).headline).toBe('33 runs imported.');
    expect(said(imported, 'ja').headline).toBe('実行 33 件を取り込みました。');
  });

  it('says how long all runs take, as expected and at most, where somebody trains them', () => {
    const within = (expected: number | null) => ({ wall: { expected, most: 96 } });
    const started = { ...samples.started(), remaining: within(null) };
    expect(said(started).lead).toBe('All are done in at most 1.6 min; the first answer comes earlier.');
    expect(said({ ...started, remaining: within(96) }).lead).toBe(said(started).lead);
    expect(said({ ...started, remaining: within(31) }).lead).toBe(
      'All are done in about 31 s, at most 1.6 min; the first answer comes earlier.',
    );
    expect(said({ ...started, remaining: { wall: null } }).lead).toBe(
      'The first answer comes when enough runs have reached the target.',
    );
  });

  it('waits for the answer of an import some of whose runs failed, and speaks of those only when there is none', () => {
    const { runs, ...sweep } = samples.failed();
    const reached = { ...runs[0], status: 'SUCCEEDED', outcome: 'TARGETS_REACHED' } as (typeof runs)[number];
    const imported = { ...sweep, runs: [reached, ...runs.slice(1)] };
    expect(said(imported).headline).not.toMatch(/failed/);
    expect(said({ ...sweep, runs: runs.slice(1) }).headline).toMatch(/failed/);
  });

  it('says that a sweep failed, why when there is one reason, and what to do', () => {
    expect(said(samples.failed())).toMatchObject({
      headline: 'No answer: 6 of 6 runs failed.',
      lead: 'All for the same reason: The worker met an error while it trained. A retry may help.',
    });
  });

  it('says which batch sizes did not fit, and that the answer holds below them', () => {
    expect(answerText(samples.tooLarge(), english).memory).toBe(
      'Batch sizes of 512 and more are too large for NVIDIA L4. The answer holds: it lies below them.',
    );
    expect(answerText(samples.identified(), english).memory).toBeNull();
  });

  it('says that a sweep was canceled', () => {
    expect(said({ ...samples.started(), status: 'CANCELED' }).headline).toBe(
      'No answer: this sweep was canceled.',
    );
    const early = said({ ...samples.notIdentified(), status: 'CANCELED' });
    expect(early.lead).toMatch(/^This sweep was canceled when 24 of 24 runs had finished\. /);
    expect(said(samples.notIdentified()).lead).not.toContain('canceled');
  });
});
