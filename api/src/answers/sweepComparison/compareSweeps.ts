import type { PrismaClient, Sweep } from '@critbatch/prisma/generated/client';
import type { ComparisonHindrance, Contender, Estimate, PolicyComparisonResult } from '@critbatch/theory';
import { datasetById } from '../../library/dataset/dataset.loaders.ts';
import type { Context } from '../../platform/context/context.ts';
import type { Computing } from '../../platform/limits/computes.ts';
import type { Payer } from '../../platform/limits/payer.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import type { ComparedRuns } from '../policyComparison/comparedRuns.ts';
import {
  isFinalFor,
  readComparedRuns,
  readEstimatesWithDraws,
  withFirstTarget,
} from '../policyComparison/comparedRuns.ts';
import { PolicyAnswer, PolicyStandingStatus } from '../policyComparison/policyComparison.enum.ts';
import { AnsweredInPieces } from '../thread/answeredInPieces.ts';
import type { SweepComparison } from './sweepComparison.type.ts';

/** As for a policy: its draws are read, and searched for the least work. */
export const comparingSweeps: Computing = {
  milliseconds: 15,
  times: ({ sweepIds }) => (Array.isArray(sweepIds) ? sweepIds.length : 1),
};

export const mostCompared = 20;

/** A comparison with the sweeps that it is about, in the order in which they were named. */
export type SweepComparisonView = SweepComparison & { sweeps: Sweep[] };

/** Which of the sweeps needs the least work; NOT_FOUND where the caller cannot read one of them. */
export async function compareSweeps(
  context: Context,
  sweepIds: readonly string[],
): Promise<SweepComparisonView> {
  const ids = [...new Set(sweepIds.map((id) => localId('Sweep', id)))];
  const found = await Promise.all(ids.map((id) => sweepById.load(context, id)));
  const sweeps = found.map((sweep) => requireVisible(context.access, 'Sweep', sweep));
  const hindrances = await hindrancesOf(context, sweeps);
  // No run that is still to come changes that.
  if (hindrances.length > 0) return { ...nothingCompared, answer: null, sweeps, hindrances, isFinal: true };
  const payer = payerOf(context.access, context.http.address, sweeps[0]?.teamId ?? '');
  const compared = await comparedSweeps.load(context, { payer, sweepIds: ids });
  const result = compared?.result ?? nothingCompared;
  const named = (name: string | null) => sweeps.find(({ id }) => id === name) ?? null;
  const all = (names: readonly string[]) => sweeps.filter(({ id }) => names.includes(id));
  return {
    hindrances,
    answer: PolicyAnswer[result.answer],
    best: named(result.best),
    next: named(result.next),
    factorToNext: result.factorToNext,
    notToldApart: all(result.notToldApart),
    standings: result.standings.flatMap(({ name, status, ...standing }) =>
      all([name]).map((sweep) => ({ ...standing, sweep, status: PolicyStandingStatus[status] })),
    ),
    sweeps,
    isFinal: compared?.isFinal ?? false,
    level: result.level,
  };
}

const nothingCompared = {
  answer: 'TOO_FEW_MEASURED',
  best: null,
  next: null,
  factorToNext: null,
  notToldApart: [],
  standings: [],
  level: 0.95,
} satisfies PolicyComparisonResult;

/** To reach another target, or one of other data, is another thing to have done. */
async function hindrancesOf(context: Context, sweeps: readonly Sweep[]): Promise<ComparisonHindrance[]> {
  const [targets, datasets] = await Promise.all([
    Promise.all(sweeps.map(({ id }) => targetsOfSweep.load(context, id))),
    Promise.all(sweeps.map(({ datasetId }) => datasetById.load(context, datasetId))),
  ]);
  // One that was started for a budget has none, and shares it with nobody.
  const asked = targets.map(([target], index) => (target ? `${target.metric} ${target.threshold}` : index));
  const trained = datasets.map((dataset) => dataset?.contentHash);
  return [
    ...(new Set(asked).size > 1 ? ['DIFFERENT_TARGETS' as const] : []),
    ...(new Set(trained).size > 1 ? ['DIFFERENT_DATASETS' as const] : []),
  ];
}

type Question = { payer: Payer; sweepIds: string[] };
type Compared = { result: PolicyComparisonResult; isFinal: boolean };

const comparedSweeps = new AnsweredInPieces<Question, Compared>({
  compute: async ({ comparisons }, questions, { prisma }) => {
    const read = await readForComparison(
      prisma,
      questions.flatMap(({ sweepIds }) => sweepIds),
    );
    const contenders = questions.map(({ sweepIds }) => sweepIds.flatMap((id) => read.get(id) ?? []));
    const results = await comparisons(contenders.map((each) => each.map(({ contender }) => contender)));
    return results.map((result, index) => ({
      result,
      isFinal: contenders[index]?.every(({ isFinal }) => isFinal) ?? false,
    }));
  },
  weightOf: ({ sweepIds }) => sweepIds.length,
  mostWeight: 4 * mostCompared,
});

async function readForComparison(prisma: PrismaClient, sweepIds: readonly string[]) {
  const sweeps = await prisma.sweep.findMany({
    where: { id: { in: [...sweepIds] } },
    include: withFirstTarget,
  });
  const runs = await readComparedRuns(prisma, sweeps);
  const estimates = await readEstimatesWithDraws(
    prisma,
    runs.map(({ targetId }) => targetId),
  );
  return new Map(
    runs.map((one) => [one.sweep.id, comparedOf(one, estimates.get(one.targetId) ?? null)] as const),
  );
}

function comparedOf(runs: ComparedRuns, estimate: Estimate | null) {
  const contender: Contender = { name: runs.sweep.id, crossings: runs.crossings, estimate };
  return { contender, isFinal: isFinalFor(runs, estimate) };
}
