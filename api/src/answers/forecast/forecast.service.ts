import { z } from 'zod';
import { policySchema } from '../../library/policy/policySchema.ts';
import { storedOptimiser } from '../../library/policy/storedOptimiser.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { localId } from '../../platform/node/globalId.ts';
import { consideredForecast } from '../cost/computedCosts.ts';
import { beyondMostRuns, cellsShape, isWithinMostRuns } from './cellsSchema.ts';
import type { SweepForecastInput } from './forecast.input.ts';
import type { SweepForecast } from './forecast.type.ts';
import { findEarlierSweeps, findForecastBasis } from './forecastBasis.ts';
import { findMeans, madeForecast, prepareForecast } from './makeForecast.ts';
import { presentForecast } from './presentForecast.ts';
import { statedSchema } from './statedSchema.ts';

const consideredSchema = z
  .object({
    ...cellsShape,
    firstEvaluationStep: z.int().min(1),
    stepTime: statedSchema,
    policy: policySchema.nullish(),
  })
  .refine(isWithinMostRuns, beyondMostRuns);

/** What a sweep that is being considered would take; null where no step time is known and none is stated. */
export async function forecastConsideredSweep(
  context: Context,
  input: SweepForecastInput,
): Promise<SweepForecast | null> {
  const { access, http } = context;
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'read');
  const { stepTime, policy, ...asked } = parseArguments(consideredSchema, input);
  const cells = { ...asked, ...(input.spendsBudget && { spendsBudget: true as const }) };
  const modelId = localId('Model', input.modelId);
  const datasetId = localId('Dataset', input.datasetId);
  const question = {
    fromSweepId: input.fromSweepId ? localId('Sweep', input.fromSweepId) : null,
    like: policy ? { policy: storedOptimiser(policy), target: input.target ?? null } : null,
    device: input.device ?? null,
    stated: stepTime ?? null,
  };
  const earlier = await findEarlierSweeps(context, { teamId, modelId, datasetId }, []);
  const basis = await findForecastBasis(context, question, earlier);
  if (!basis) return null;
  const prepared = prepareForecast(await findMeans(context, teamId), cells, basis);
  const payer = payerOf(access, http.address, teamId);
  const result = await consideredForecast.load(context, { payer, ...prepared.task });
  return result && presentForecast(madeForecast(prepared, result));
}
