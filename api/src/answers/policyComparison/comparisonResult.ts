import type { Computing } from '../../platform/limits/computes.ts';
import type { Payer } from '../../platform/limits/payer.ts';
import { AnsweredInPieces } from '../thread/answeredInPieces.ts';
import { contenderOf, findComparedPolicies, presentComparison } from './policyComparison.service.ts';
import type { PolicyComparisonResult } from './policyComparison.type.ts';

/** A policy takes 10 to 20 ms; most comparisons have two or three. */
export const comparing: Computing = { milliseconds: 50 };

/** With 20 policies each, four comparisons take the thread a second and a half. */
const mostAtOnce = 4;

type Question = { payer: Payer; policyComparisonId: string };

/** What comparisons say now, as theory's thread computes it; null for one that has no policy. */
export const comparisonResult = new AnsweredInPieces<Question, PolicyComparisonResult>({
  compute: async ({ comparisons }, questions, { prisma }) => {
    const ids = questions.map(({ policyComparisonId }) => policyComparisonId);
    const found = await findComparedPolicies(prisma, ids);
    const results = await comparisons(found.map(({ policies }) => policies.map(contenderOf)));
    const resultOf = new Map(
      found.map(({ policyComparisonId, policies }, index) => {
        const compared = results[index];
        return [policyComparisonId, compared ? presentComparison(policies, compared) : null];
      }),
    );
    return ids.map((id) => resultOf.get(id) ?? null);
  },
  weightOf: () => 1,
  mostWeight: mostAtOnce,
});
