import type { z } from 'zod';
import type { PolicyInput } from '../../library/policy/policy.input.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { localId } from '../../platform/node/globalId.ts';
import { createSweeps } from '../newSweep/createSweep.ts';
import type { NewForecasts } from '../newSweep/foretellNewSweeps.ts';
import { foretellNewSweeps, recordNewForecasts } from '../newSweep/foretellNewSweeps.ts';
import type { CreateSweepInput } from '../newSweep/newSweep.input.ts';
import type { CreatePolicyComparisonInput, CreatePolicyComparisonPayload } from './policyComparison.input.ts';
import { policyComparisonSchema } from './policyComparisonSchema.ts';

/** Computes what the sweeps of a comparison are going to take, before the transaction that records them. */
export const foretellComparisonFirst: Preparation<CreatePolicyComparisonInput, NewForecasts> = async (
  context,
  input,
  change,
) => {
  const plan = parseInput(policyComparisonSchema, input);
  // The mutation says what is wrong.
  const ordered = plan.value ? orderedSweeps(input, plan.value) : [];
  return change(
    await foretellNewSweeps(
      context,
      ordered.map(({ sweep }) => sweep),
    ),
  );
};

/**
 * Records a comparison and starts a sweep for every policy of every contender. Everything happens in the transaction
 * of the mutation: where one sweep is refused, none is there.
 */
export async function createPolicyComparison(
  context: Context,
  input: CreatePolicyComparisonInput,
): Promise<CreatePolicyComparisonPayload> {
  const { prisma, access } = context;
  const forecasts = foundBy(context, foretellComparisonFirst);
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  const plan = parseInput(policyComparisonSchema, input);
  if (plan.userErrors) return { policyComparison: null, userErrors: plan.userErrors };
  const { name, contenders } = plan.value;

  const ordered = orderedSweeps(input, plan.value);
  const [first, ...others] = ordered.map(({ sweep }) => sweep);
  if (!first) throw new Error('A comparison has at least two policies.');
  const { sweeps, userErrors } = await createSweeps(prisma, access, [first, ...others]);
  if (!sweeps) return { policyComparison: null, userErrors: userErrors.map(inComparison) };
  const policyComparison = await prisma.policyComparison.create({
    data: {
      teamId,
      name,
      createdById: access.kind === 'user' ? access.userId : null,
      contenders: {
        create: contenders.map((contender, position) => ({ position, name: contender.name })),
      },
    },
    include: { contenders: true },
  });
  for (const { id, position } of policyComparison.contenders) {
    const ids = sweeps.filter((_, index) => ordered[index]?.position === position).map((sweep) => sweep.id);
    await prisma.sweep.updateMany({ where: { id: { in: ids } }, data: { contenderId: id } });
  }
  await recordNewForecasts(context, sweeps, forecasts);
  return { policyComparison, userErrors: [] };
}

type OrderedSweep = { position: number; sweep: CreateSweepInput };

/** A sweep for every policy of every contender, in their order. */
function orderedSweeps(
  input: CreatePolicyComparisonInput,
  { name, contenders }: z.output<typeof policyComparisonSchema>,
): OrderedSweep[] {
  return contenders.flatMap((contender, position) =>
    (input.contenders[position]?.policies ?? []).map((policy, place, { length }) => {
      const isGrid = length > 1;
      const sweepName = `${name}: ${contender.name}${isGrid ? `, ${place + 1} of ${length}` : ''}`;
      return { position, sweep: sweepInput(input, sweepName, policy) };
    }),
  );
}

/** That of nameSchema. */
const longestName = 120;

function sweepInput(input: CreatePolicyComparisonInput, name: string, policy: PolicyInput) {
  const { teamId, modelId, datasetId, batchSizes, seeds, target, evaluation, maxExamplesPerRun } = input;
  const rest = { teamId, modelId, datasetId, batchSizes, seeds, evaluation, maxExamplesPerRun };
  return {
    ...rest,
    name: name.slice(0, longestName),
    targets: [target],
    policy,
    isReported: false,
    // A contender that diverges is an answer, and a changed rate would be another contender.
    isProbed: false,
    leavesTrail: false,
  };
}

/** A sweep's fault in the words of the comparison's input, which has one target. */
function inComparison({ field, ...error }: UserError): UserError {
  const [input, first, , ...rest] = field;
  return first === 'targets' ? { ...error, field: [input ?? '', 'target', ...rest] } : { ...error, field };
}
