import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type {
  PolicyComparisonResult as Compared,
  Contender as ComparedPolicy,
  Estimate,
} from '@critbatch/theory';
import { isFinalFor, readEstimatesWithDraws } from './comparedRuns.ts';
import type { ContenderRuns } from './contenderRuns.ts';
import { readContenderRuns, tunedInput } from './contenderRuns.ts';
import { PolicyAnswer, PolicyStandingStatus } from './policyComparison.enum.ts';
import type { PolicyComparisonResult, PolicyContender } from './policyComparison.type.ts';

/** The comparison of each contender. */
export async function findComparisons(prisma: PrismaClient, contenderIds: readonly string[]) {
  const contenders = await prisma.contender.findMany({
    where: { id: { in: [...contenderIds] } },
    include: { policyComparison: true },
  });
  return contenders.map(({ id, policyComparison }) => ({ ...policyComparison, contenderId: id }));
}

/** The first sweep of each comparison, in which model, data set, target, batch sizes and seeds are those of all. */
export async function findFirstSweeps(prisma: PrismaClient, comparisonIds: readonly string[]) {
  const contenders = await prisma.contender.findMany({
    where: { policyComparisonId: { in: [...comparisonIds] }, position: 0 },
    include: { sweeps: { orderBy: { number: 'asc' }, take: 1 } },
  });
  return contenders.flatMap(({ policyComparisonId, sweeps }) =>
    sweeps.map((sweep) => ({ ...sweep, policyComparisonId })),
  );
}

/** What each of these comparisons is computed from. */
export async function findComparedPolicies(
  prisma: PrismaClient,
  comparisonIds: readonly string[],
): Promise<ComparedPolicies[]> {
  const runs = await readContenderRuns(prisma, { policyComparisonId: { in: [...comparisonIds] } });
  const targetIds = runs.flatMap(({ sweeps }) => sweeps.map(({ targetId }) => targetId));
  const estimates = await readEstimatesWithDraws(prisma, targetIds);
  const contendersOf = Map.groupBy(runs, ({ contender }) => contender.policyComparisonId);
  return [...contendersOf].map(([policyComparisonId, contenders]) => ({
    policyComparisonId,
    policies: contenders.map((one) => policyOf(one, estimates)),
  }));
}

export type ComparedPolicies = { policyComparisonId: string; policies: Policy[] };

type Policy = ComparedPolicy & {
  estimate: Estimate | null;
  /** Whether its runs have ended, and the estimate speaks of all of them. */
  isFinal: boolean;
  sweeps: { id: string }[];
  choices: PolicyContender['choices'];
};

function policyOf(runs: ContenderRuns, estimates: ReadonlyMap<string, Estimate>): Policy {
  const { contender, sweeps } = runs;
  const records = sweeps.map(({ sweep }) => sweep);
  const [only] = sweeps;
  if (sweeps.length === 1 && only) {
    const estimate = estimates.get(only.targetId) ?? null;
    return {
      name: contender.name,
      crossings: only.crossings,
      estimate,
      isFinal: isFinalFor(only, estimate),
      sweeps: records,
      choices: [],
    };
  }
  const { crossings, choices, inputHash } = tunedInput(runs);
  return {
    name: contender.name,
    crossings,
    estimate: contender.tunedResult as Estimate | null,
    isFinal:
      sweeps.every(({ isComplete }) => isComplete) &&
      (crossings.length === 0 || contender.tunedInputHash === inputHash),
    sweeps: records,
    choices: choices.map(({ batchSize, name, medianSteps, isAtEdge }) => ({
      batchSize,
      sweep: records.find(({ id }) => id === name) ?? { id: name },
      medianSteps: Number.isFinite(medianSteps) ? medianSteps : null,
      isAtEdge,
    })),
  };
}

/** What theory compares of a policy. */
export function contenderOf({ name, crossings, estimate }: Policy): ComparedPolicy {
  return { name, crossings, estimate };
}

/** What a comparison says, in the words of the API. */
export function presentComparison(
  policies: readonly Policy[],
  { standings, ...verdict }: Compared,
): PolicyComparisonResult {
  return {
    ...verdict,
    answer: PolicyAnswer[verdict.answer],
    isFinal: policies.every(({ isFinal }) => isFinal),
    contenders: standings.flatMap((standing) => {
      const policy = policies.find(({ name }) => name === standing.name);
      if (!policy) return [];
      const { sweeps, choices, estimate } = policy;
      return [
        {
          ...standing,
          status: PolicyStandingStatus[standing.status],
          sweeps,
          choices,
          isTuned: sweeps.length > 1,
          answer: estimate?.answer ?? null,
          criticalBatchSize: estimate?.criticalBatchSize ?? null,
        },
      ];
    }),
  };
}
