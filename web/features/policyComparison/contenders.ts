import type { ChartSize, Language } from '../../charts/chart.type.ts';
import type { ForestAxis, ForestRow } from '../../charts/forestChart.ts';
import { forestChart, forestHeight } from '../../charts/forestChart.ts';
import { decadeTicks } from '../../charts/scale.ts';
import type { Drawn } from '../cost/frontier.ts';
import { csv } from '../export/csv.ts';
import type { ContenderData, PolicyComparisonData } from './loadPolicyComparison.ts';

/** The contenders under letters, in the order of the answer: that with the least work first. */
export function lettered({ result }: PolicyComparisonData) {
  return result.contenders.map((contender, index) => ({
    letter: String.fromCharCode(65 + index),
    index,
    contender,
  }));
}

/** Least work over that of the best, with its interval. */
export function contenderRows(comparison: PolicyComparisonData, { t, numbers }: Language): ForestRow[] {
  const least = Math.min(...comparison.result.contenders.flatMap(({ leastWork }) => leastWork?.value ?? []));
  return lettered(comparison).map(({ letter, index, contender }): ForestRow => {
    const from = boundOf(contender, least);
    const common = { letter, index, valley: null, tested: { lower: 1, upper: from ?? 1 } };
    const ratio = contender.ratioToBest;
    if (ratio) {
      return {
        ...common,
        answer: ratio,
        bound: null,
        text: numbers.withInterval(ratio, numbers.factor),
      };
    }
    return {
      ...common,
      answer: null,
      bound: from === null ? null : { side: 'above', from },
      text: from === null ? t('policies.open') : t('policies.above', { factor: numbers.leastFactor(from) }),
    };
  });
}

/** A policy of which no run arrived needs at least so many times the least work. */
function boundOf({ workAtLeast }: ContenderData, least: number): number | null {
  return workAtLeast !== null && Number.isFinite(least) ? workAtLeast / least : null;
}

export const policyDrawings = { work } satisfies Record<
  string,
  (comparison: PolicyComparisonData, language: Language) => Drawn | null
>;

function work(comparison: PolicyComparisonData, language: Language): Drawn | null {
  const rows = contenderRows(comparison, language);
  if (rows.every(({ answer, bound }) => !answer && !bound)) return null;
  const { t, numbers } = language;
  const axis: ForestAxis = {
    title: t('policies.chart.axis'),
    column: t('policies.chart.column'),
    ticks: decadeTicks,
    write: numbers.setting,
  };
  const sizes: ChartSize[] = [
    { width: 832, height: forestHeight(rows), isNarrow: false },
    { width: 600, height: forestHeight(rows), isNarrow: false },
    { width: 358, height: forestHeight(rows), isNarrow: true },
  ];
  return sizes.map((size) => ({ width: size.width, svg: forestChart(rows, size, axis) }));
}

/** The data behind the page, every value in full. */
export const policyTables = { policies } satisfies Record<
  string,
  (comparison: PolicyComparisonData) => string
>;

function policies({ result }: PolicyComparisonData): string {
  const columns = [
    'policy',
    'status',
    'least_work',
    'least_work_lower',
    'least_work_upper',
    'ratio_to_best',
    'ratio_lower',
    'ratio_upper',
    'best_batch_size',
    'is_at_edge',
    'is_tuned',
    'critical_batch_size',
    'work_at_least',
  ];
  return csv(
    columns,
    result.contenders.map((one) => [
      one.name,
      one.status,
      one.leastWork?.value ?? null,
      one.leastWork?.lower ?? null,
      one.leastWork?.upper ?? null,
      one.ratioToBest?.value ?? null,
      one.ratioToBest?.lower ?? null,
      one.ratioToBest?.upper ?? null,
      one.bestBatchSize,
      String(one.isAtEdge),
      String(one.isTuned),
      one.criticalBatchSize?.value ?? null,
      one.workAtLeast,
    ]),
  );
}
