import { markPreliminary, tellInRow } from '@critbatch/theory';
import type { Language, Range, RunMark } from '../../charts/chart.type.ts';
import type { ComparePoint, CompareSeries } from '../../charts/compareChart.ts';
import type { ForestRow } from '../../charts/forestChart.ts';
import { policyName } from '../policy/policyText.ts';
import type { Compared, ComparedSweep } from './compared.ts';

/** Where a sweep has not tried a batch size yet. */
const untested: Range = { lower: 1, upper: 1 };

/** What the chart of N(b) shows of each sweep. */
export function compareSeries(compared: readonly Compared[], language: Language): CompareSeries[] {
  return compared.map(({ letter, sweep, estimate, figure, label }) => {
    const law = figure.law ?? figure.candidates[0];
    const points = medians(figure.runs);
    const tested = figure.tested ?? untested;
    return {
      letter,
      ...(label ?? labelOf(sweep, language)),
      points,
      line: (law?.points ?? [])
        .filter(({ batchSize, steps }) => isInside(tested, batchSize) && steps > 0 && Number.isFinite(steps))
        .map(({ batchSize, steps }) => ({ batchSize, work: batchSize * steps })),
      isIdentified: estimate !== null && estimate.answer !== 'NOT_IDENTIFIED',
      leastWork: figure.leastWork,
    };
  });
}

/** What a sweep is about; nothing where that is withheld. */
export function labelOf(
  { configuration }: ComparedSweep,
  language: Language,
): { name: string; note: string } {
  if (!configuration) return { name: '', note: '' };
  const { model, dataset, policy } = configuration;
  return { name: model.name, note: `${dataset.name} · ${policyName(policy, language)}` };
}

/** Per batch size the median of the runs that have a result; a run that never arrived counts as more than any other. */
export function medians(runs: readonly RunMark[]): ComparePoint[] {
  const ended = runs.filter(({ state, steps }) => (state === 'reached' || state === 'censored') && steps > 0);
  const sizes = [...new Set(ended.map(({ batchSize }) => batchSize))].toSorted((one, other) => one - other);
  return sizes.flatMap((batchSize) => {
    const sorted = ended
      .filter((run) => run.batchSize === batchSize)
      .map(({ steps, state }) => ({ work: steps * batchSize, isCensored: state === 'censored' }))
      .toSorted((one, other) => Number(one.isCensored) - Number(other.isCensored) || one.work - other.work);
    const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
    if (!low || !high) return [];
    return [
      {
        batchSize,
        work: high.isCensored ? high.work : Math.sqrt(low.work * high.work),
        isCensored: high.isCensored,
        count: sorted.length,
      },
    ];
  });
}

/** Rows of the forest plot: identified ones by b*, then those without an answer. */
export function forestRows(compared: readonly Compared[], language: Language): ForestRow[] {
  const rows = compared.map((one, index) => {
    const row = forestRow(one, index, language);
    const known = { ...one.sweep, estimate: one.estimate };
    return { ...row, text: markPreliminary(row.text, known, language) };
  });
  const place = ({ answer, bound }: ForestRow) =>
    answer?.value ?? (bound?.side === 'below' ? 0 : Number.POSITIVE_INFINITY);
  return rows.toSorted((one, other) => place(one) - place(other) || one.index - other.index);
}

function forestRow(
  { letter, sweep, estimate, figure }: Compared,
  index: number,
  language: Language,
): ForestRow {
  const { t, numbers } = language;
  const tested = figure.tested ?? untested;
  const { answer, valley } = figure;
  if (answer) {
    return {
      letter,
      index,
      tested,
      valley,
      answer: { value: answer.batchSize, lower: answer.lower, upper: answer.upper },
      bound: null,
      text: numbers.withInterval({ ...answer, value: answer.batchSize }),
    };
  }
  const bound = boundOf(estimate, tested);
  const batchSize = bound && numbers.whole(bound.from);
  const text =
    estimate?.answer === 'NO_MINIMUM' && batchSize
      ? t('compare.forest.free', { batchSize })
      : bound && batchSize
        ? t(`compare.forest.${bound.side}`, { batchSize })
        : tellInRow({ estimate, status: sweep.status }, language);
  return { letter, index, tested, valley: null, answer: null, bound, text };
}

/** On which side of what was tested b* must be looked for, where the data say that much. */
function boundOf(estimate: Compared['estimate'], tested: Range): ForestRow['bound'] {
  if (estimate?.answer === 'NO_MINIMUM')
    return estimate.freeRange ? { side: 'below', from: estimate.freeRange.value } : null;
  if (estimate?.reason !== 'MINIMUM_OUTSIDE_TESTED_RANGE') return null;
  const minimiser = estimate.laws.find(({ law }) => law === estimate.bestLaw)?.minimiser?.value ?? 0;
  return minimiser > tested.upper
    ? { side: 'above', from: tested.upper }
    : { side: 'below', from: tested.lower };
}

function isInside({ lower, upper }: Range, batchSize: number): boolean {
  return batchSize >= lower * 0.999 && batchSize <= upper * 1.001;
}
