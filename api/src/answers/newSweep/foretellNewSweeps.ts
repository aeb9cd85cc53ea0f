import type { Sweep } from '@critbatch/prisma/generated/client';
import { storedOptimiser } from '../../library/policy/storedOptimiser.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { localId, parseGlobalId } from '../../platform/node/globalId.ts';
import { forecastRow } from '../forecast/forecastRow.ts';
import type { ExpectedSweep } from '../forecast/foretell.ts';
import { foretell, nothingStated } from '../forecast/foretell.ts';
import type { MadeForecast } from '../forecast/makeForecast.ts';
import type { CreateSweepInput } from './newSweep.input.ts';
import { parseCreateSweep } from './newSweepSchema.ts';
import { cellsOfOrder } from './runsOfOrder.ts';

/** What new sweeps are going to take, in their order; null where nobody can tell. */
export type NewForecasts = readonly (MadeForecast | null)[];

/**
 * Foretells sweeps of one team, model and data set that are about to be made. Nothing where one of them is faulty: the mutation
 * says what is wrong. An adaptive sweep has none: what it will take is its own plan's to say.
 */
export async function foretellNewSweeps(
  context: Context,
  inputs: readonly CreateSweepInput[],
): Promise<NewForecasts> {
  const [first] = inputs;
  if (!first) return [];
  const teamId = localId('Team', first.teamId);
  requireTeam(context.access, teamId, 'Team', 'write');
  const model = parseGlobalId(first.modelId);
  const dataset = parseGlobalId(first.datasetId);
  const expected = inputs.flatMap((input) => expectedSweep(input) ?? []);
  if (model?.noun !== 'Model' || dataset?.noun !== 'Dataset' || expected.length < inputs.length) return [];
  const kind = { teamId, modelId: model.id, datasetId: dataset.id };
  return foretell(context, { ...kind, ...nothingStated }, expected);
}

function expectedSweep(input: CreateSweepInput): ExpectedSweep | null {
  const { value: order } = parseCreateSweep(input);
  if (!order || order.plan) return null;
  return {
    policy: storedOptimiser(order.policy),
    target: input.targets[0] ?? null,
    cells: cellsOfOrder(order),
  };
}

/** Records the forecasts of sweeps that have just been made, in their transaction. */
export async function recordNewForecasts(
  { prisma }: Context,
  sweeps: readonly Sweep[],
  forecasts: NewForecasts,
): Promise<void> {
  const data = sweeps.flatMap((sweep, index) => {
    const made = forecasts[index];
    return made ? [forecastRow(sweep, made)] : [];
  });
  if (data.length > 0) await prisma.forecast.createMany({ data });
}
