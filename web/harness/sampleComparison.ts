import type { ComparisonData } from '../features/compare/loadComparison.ts';
import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';

/** Made-up sweeps by their least work; the interval of a ratio is a fifth to each side. */
export function sampleComparison(sweeps: readonly SweepPageData[]): ComparisonData {
  const differ = (of: (sweep: SweepPageData) => string) => new Set(sweeps.map(of)).size > 1;
  const hindrances: ComparisonData['hindrances'] = [
    ...(differ(({ target }) => `${target?.metric} ${target?.threshold}`)
      ? (['DIFFERENT_TARGETS'] as const)
      : []),
    ...(differ(({ dataset }) => dataset.id) ? (['DIFFERENT_DATASETS'] as const) : []),
  ];
  const measured = sweeps
    .flatMap(({ id, estimate }) => {
      const work = estimate?.leastWork?.value;
      return work ? [{ id, work }] : [];
    })
    .toSorted((one, other) => one.work - other.work);
  const [best, next] = measured;
  const nothing = { best: null, next: null, factorToNext: null, notToldApart: [], standings: [] };
  const settled = { level: 0.95, isFinal: sweeps.every(({ status }) => status !== 'RUNNING') };
  if (hindrances.length > 0) return { ...nothing, ...settled, hindrances, answer: null };
  if (!best || !next) return { ...nothing, ...settled, hindrances, answer: 'TOO_FEW_MEASURED' };
  const ratio = ({ work }: { work: number }) => {
    const value = work / best.work;
    return { value, lower: value * 0.8, upper: value * 1.2 };
  };
  const alike = measured.slice(1).filter((one) => ratio(one).lower <= 1);
  return {
    ...settled,
    hindrances,
    answer: alike.length > 0 ? 'CANNOT_TELL' : 'BEST_FOUND',
    best: { id: best.id },
    next: { id: next.id },
    factorToNext: ratio(next),
    notToldApart: alike.map(({ id }) => ({ id })),
    standings: measured.map(({ id, work }) => ({
      sweep: { id },
      isAtEdge: false,
      workAtLeast: null,
      leastWork: { value: work },
      ratioToBest: id === best.id ? { value: 1, lower: 1, upper: 1 } : ratio({ work }),
    })),
  };
}
