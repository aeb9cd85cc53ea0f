import type { Language } from '../../charts/chart.type.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import type { PolicyComparisonData } from './loadPolicyComparison.ts';

/** Which policy needs the least work, as a sentence, and what it rests on. */
export function policyFinding(
  { result, batchSizes, seeds }: PolicyComparisonData,
  { numbers }: Language,
): { headline: Phrase; lead: Phrase[] } {
  const { answer, best, next, factorToNext, isFinal, level, notToldApart } = result;
  const basis = phrase('policies.finding.basis', { batchSizes: batchSizes.length, seeds: seeds.length });
  const open = isFinal ? [] : [phrase('policies.finding.open')];
  const winner = result.contenders.find(({ name }) => name === best);
  if (answer === 'TOO_FEW_MEASURED' || !winner || !best)
    return { headline: phrase('policies.finding.tooFew'), lead: [basis, ...open] };
  const edge = winner.isAtEdge && winner.bestBatchSize !== null;
  const caution = [
    ...(edge
      ? [phrase('policies.finding.edge', { batchSize: numbers.whole(winner.bestBatchSize ?? 0) })]
      : []),
    ...(winner.isTuned ? [phrase('policies.finding.tuned')] : []),
  ];
  if (answer === 'CANNOT_TELL') {
    const names = numbers.row([best, ...notToldApart.filter((name) => name !== best)]);
    return { headline: phrase('policies.finding.alike', { names }), lead: [basis, ...caution, ...open] };
  }
  const interval =
    factorToNext && next
      ? [
          phrase('policies.finding.factor', {
            next,
            factor: numbers.factor(factorToNext.value),
            interval: numbers.interval(factorToNext, numbers.factor),
            level: numbers.whole(level * 100),
          }),
        ]
      : [];
  return {
    headline: phrase('policies.finding.best', {
      best,
      batchSize: numbers.whole(winner.bestBatchSize ?? 0),
    }),
    lead: [...interval, basis, ...caution, ...open],
  };
}
