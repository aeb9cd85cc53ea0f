import { freeUpTo } from '@critbatch/theory';
import type { Ends, EstimateProgress, SweepProgress } from './sweepProgress.ts';

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 });
const typed = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });

const units: Record<string, string> = { K: 'k', B: 'G' };

/** 1,400,000 as "1.4 M", as the portal writes it: two significant digits, for numbers whose scatter is a tenth or more. */
export function short(value: number): string {
  return inUnits(compact.format(value));
}

function inUnits(text: string): string {
  return text.replace(/[A-Z]+$/, (unit) => ` ${units[unit] ?? unit}`);
}

/** A budget, which was typed, to four digits: 1,460,000 is not 1.5 M. */
export function budgetText(examples: number): string {
  return inUnits(typed.format(examples));
}

/** The target in words: "training loss ≤ 0.1". */
export function targetText(target: { metric: string; threshold: number } | undefined): string {
  if (!target) return 'the target';
  const metric = target.metric.toLowerCase().replaceAll('_', ' ');
  return `${metric} ${target.metric === 'TEST_ACCURACY' ? '≥' : '≤'} ${target.threshold}`;
}

/** The policy in words: a critical batch size belongs to one, and is never shown without it. */
export function policyText(reset: string): string {
  return `SGD + Armijo line search, reset ${camelCase(reset)}`;
}

/** LAW_NAME as lawName, the word of docs/equations.md. */
function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

const reasons: Record<string, string> = {
  TOO_FEW_BATCH_SIZES: 'too few batch sizes have finished runs',
  TOO_FEW_CROSSINGS: 'too few runs reached the target',
  EVERYTHING_CENSORED: 'no run reached the target within its budget',
  LAWS_DISAGREE: 'several laws fit equally well and disagree about a minimum',
  MINIMUM_OUTSIDE_TESTED_RANGE: 'the least work lies outside the batch sizes that were tried',
  INTERVAL_OUTSIDE_TESTED_RANGE: 'the interval reaches outside the batch sizes that were tried',
  NO_CONVERGENCE: 'no law could be fitted',
};

/** The answer of a finished sweep in lines for a terminal: the number, how sure, how it was got, what it saves. */
export function answerLines(sweep: SweepProgress): string[] {
  const estimate = sweep.estimate;
  if (estimate === null) return ['No answer: no run has a result.'];
  const scope = `${targetText(sweep.targets[0])}, ${policyText(sweep.policy.reset)}`;
  return [
    ...headline(estimate),
    `For ${sweep.model.name} on ${sweep.dataset.name}, ${scope}.`,
    ...savings(sweep, estimate),
    evidence(estimate),
  ];
}

function headline(estimate: EstimateProgress): string[] {
  const level = Math.round(estimate.level * 100);
  if (estimate.answer === 'MINIMISER' && estimate.criticalBatchSize) {
    const { value } = estimate.criticalBatchSize;
    return [
      `Critical batch size (minimiser of the work N): ${Math.round(value)}, ${level} % interval ${whole(estimate.criticalBatchSize)}.`,
    ];
  }
  if (estimate.answer === 'NO_MINIMUM') {
    const free = estimate.freeRange;
    const knee = estimate.knee;
    return [
      'No minimum: smaller batches never cost more work here.',
      ...(free
        ? [
            `Up to ${freeUpTo(free)} (${level} % interval ${whole(free)}) work stays within 10 % of the least.`,
          ]
        : []),
      ...(knee ? [`Knee of the noiseScale law: ${Math.round(knee.value)} (${whole(knee)}).`] : []),
    ];
  }
  const reason = (estimate.reason && reasons[estimate.reason]) ?? 'the runs cannot tell';
  const more = estimate.suggestedBatchSizes;
  return [
    `Not identified: ${reason}.`,
    ...(more.length > 0 ? [`Runs at batch size ${more.join(', ')} would help.`] : []),
  ];
}

/** What b* saves against the smallest and the largest batch size tried, and the smallest that arrived. */
function savings(sweep: SweepProgress, estimate: EstimateProgress): string[] {
  if (estimate.answer !== 'MINIMISER') return [];
  const arrived = estimate.workRatios.filter((ratio) => !ratio.censored).map((ratio) => ratio.batchSize);
  const ends = [Math.min(...sweep.batchSizes), Math.min(...arrived), Math.max(...sweep.batchSizes)];
  const lines = [...new Set(ends)].flatMap((batchSize) => {
    const saving = estimate.workRatios.find((ratio) => ratio.batchSize === batchSize);
    if (!saving) return [];
    if (saving.censored) {
      const cap = budgetText(sweep.maxExamplesPerRun);
      const atLeast = saving.ratio.lower === null ? '' : `, so at least ${leastFactor(saving.ratio.lower)}`;
      return [`Against batch size ${batchSize}: it never arrived within ${cap} gradients${atLeast}.`];
    }
    return [
      `Against batch size ${batchSize}: ${factor(saving.ratio.value)} fewer gradients${range(saving.ratio)}.`,
    ];
  });
  if (estimate.valley) {
    const [from, to] = [Math.ceil(estimate.valley.lower), Math.floor(estimate.valley.upper)];
    // A narrow one between two whole batch sizes holds none.
    if (from <= to) lines.push(`Any batch size from ${from} to ${to} costs at most 10 % more work.`);
  }
  return lines;
}

function evidence(estimate: EstimateProgress): string {
  const weight = estimate.laws.find((law) => law.law === estimate.bestLaw)?.weight;
  const law = estimate.bestLaw
    ? `${camelCase(estimate.bestLaw)} law (AICc weight ${weight === undefined ? '?' : weight.toFixed(2)})`
    : 'no law';
  return `From ${estimate.crossings + estimate.censored} runs, ${estimate.censored} of which never reached the target; ${law}; interval by profile likelihood, the laws averaged by weight: it holds as far as one of the laws does (docs/equations.md).`;
}

/** One decimal, and two near 1, where one would hide what it says. */
const factor = (value: number) => `${value.toFixed(value < 1.095 ? 2 : 1)}×`;
/** A bound, never rounded up. */
const leastFactor = (value: number) => {
  const parts = value < 1.1 ? 100 : 10;
  return factor(Math.floor(value * parts) / parts);
};
const whole = ({ lower, upper }: Ends) =>
  `${lower === null ? '?' : Math.round(lower)}–${upper === null ? '?' : Math.round(upper)}`;
const range = ({ lower, upper }: Ends) =>
  lower === null || upper === null ? '' : ` (${factor(lower)}–${factor(upper)})`;
