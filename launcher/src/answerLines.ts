import {
  answerFigures,
  divergedSizes,
  lawText,
  leadOf,
  memoryLimitOf,
  numbersOf,
  optimiserWords,
  plainSentence,
  plainSentences,
  recommendationFigures,
  targetText,
  tellAnswer,
  tellMemoryLimit,
  tellSaving,
  tellUnanswered,
} from '@critbatch/theory';
import type { EstimateProgress, SweepProgress } from './sweepProgress.ts';

const english = { numbers: numbersOf('en') };

/** The policy in words: a critical batch size belongs to one, and is never shown without it. */
export function policyText(reset: string): string {
  return `${optimiserWords.sgdArmijo.en.name}, reset ${camelCase(reset)}`;
}

/** EPOCH_MEAN as epochMean, the word of docs/equations.md. */
function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The answer of a finished sweep in lines for a terminal: what to use, its scope, what that saves, and how it was got. */
export function answerLines(sweep: SweepProgress): string[] {
  const { estimate, recommendation: given, maxExamplesPerRun } = sweep;
  const fits = memoryLimit(sweep);
  if (sweep.budgetAnswer) return [sweep.budgetAnswer.text, scopeLine(sweep), ...fits, sweep.url];
  if (estimate === null)
    return [plainSentence(tellUnanswered({ verdict: 'none' }, english).headline), ...fits];
  const recommendation = given ? recommendationFigures(given) : null;
  const told = tellAnswer(
    answerFigures(estimate, { recommendation, maxExamplesPerRun, diverged: divergedSizes(sweep.runs.nodes) }),
    english,
  );
  if (told.verdict === 'notIdentified') {
    // The API knows why its runs missed the target.
    const why = estimate.text
      ? [estimate.text]
      : [plainSentences([told.headline, ...leadOf(told), ...told.nextRuns], 'en'), ...fits];
    return [`${told.chip}. ${why.join(' ')}`, scopeLine(sweep), evidence(estimate), sweep.url];
  }
  const rest = leadOf({ ...told, interval: [] });
  return [
    plainSentences([told.headline, ...told.interval], 'en'),
    scopeLine(sweep),
    ...savings(sweep, estimate),
    ...[...rest, ...told.nextRuns].map(plainSentence),
    ...fits,
    evidence(estimate),
    sweep.url,
  ];
}

/** Which batch sizes did not fit into the memory of a device, and what that means for the answer. */
function memoryLimit({ runs, estimate }: SweepProgress): string[] {
  const limit = memoryLimitOf(runs.nodes);
  return limit ? [tellMemoryLimit(limit, estimate, english)] : [];
}

function scopeLine({ model, dataset, targets: [target], policy }: SweepProgress): string {
  const scope = [...(target ? [targetText(target, english)] : []), policyText(policy.reset)].join(', ');
  return `For ${model.name} on ${dataset.name}, ${scope}.`;
}

/** What b* saves against the smallest and the largest batch size tried, and the smallest that arrived. */
function savings(
  { batchSizes, recommendation }: SweepProgress,
  { answer, workRatios, criticalBatchSize }: EstimateProgress,
): string[] {
  if (answer !== 'MINIMISER' || !criticalBatchSize) return [];
  // They hold for the least work, and the batch size to use may be another.
  const where = recommendation
    ? `At b* = ${english.numbers.whole(criticalBatchSize.value)}, where the work is least: `
    : '';
  const arrived = workRatios.filter(({ censored }) => !censored).map(({ batchSize }) => batchSize);
  const ends = [Math.min(...batchSizes), Math.min(...arrived), Math.max(...batchSizes)];
  return [...new Set(ends)].flatMap((batchSize) => {
    const found = workRatios.find((ratio) => ratio.batchSize === batchSize);
    if (!found) return [];
    const { censored, ratio } = found;
    const factor = censored ? { value: ratio.lower ?? ratio.value } : ratio;
    return [where + plainSentence(tellSaving({ batchSize, factor, isLowerBound: censored }, english))];
  });
}

function evidence({ bestLaw, laws, crossings, censored }: EstimateProgress): string {
  const weight = laws.find(({ law }) => law === bestLaw)?.weight;
  const law = bestLaw
    ? `${lawText(bestLaw, 'en')} law (AICc weight ${weight === undefined ? '?' : english.numbers.weight(weight)})`
    : 'no law';
  return `From ${crossings + censored} runs, ${censored} of which never reached the target; ${law}. How the interval is got: docs/equations.md, section 4.`;
}
