import type { Sweep } from '@critbatch/prisma/generated/client';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import type { RecordForecastInput, RecordForecastPayload } from './forecast.input.ts';
import { forecastRow } from './forecastRow.ts';
import { foretell } from './foretell.ts';
import type { MadeForecast } from './makeForecast.ts';
import { statedSchema } from './statedSchema.ts';

/** Computes what a recorded sweep is going to take, before the transaction that writes it down. */
export const foretellFirst: Preparation<RecordForecastInput, MadeForecast> = async (
  context,
  input,
  change,
) => {
  const sweep = await forecastableSweep(context, input);
  const stated = parseInput(statedSchema, input.stepTime, ['stepTime']);
  if (stated.userErrors) return refused(stated.userErrors);
  const conflicts = await conflictsOf(context, sweep);
  if (conflicts.length > 0) return refused(conflicts);
  const { teamId, modelId, datasetId } = sweep;
  const [target] = await targetsOfSweep.load(context, sweep.id);
  const cells = {
    batchSizes: sweep.batchSizes,
    seeds: sweep.seeds.length,
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
    evaluationRatio: sweep.evaluationRatio,
    firstEvaluationStep: sweep.firstEvaluationStep,
    ...(sweep.budgetMetric && { spendsBudget: true as const }),
  };
  const [made] = await foretell(
    context,
    {
      teamId,
      modelId,
      datasetId,
      device: input.device ?? null,
      stated: stated.value ?? null,
      notFrom: [sweep.id],
    },
    [{ policy: sweep, target: target ?? null, cells }],
  );
  const message = 'No step time of this model and data is known yet; state one.';
  return made ? change(made) : refused([userError('CONFLICT', ['stepTime'], message)]);
};

/** Writes down what a sweep is going to take. CONFLICT where one of its runs has started, or it is forecast already. */
export async function recordForecast(
  context: Context,
  input: RecordForecastInput,
): Promise<RecordForecastPayload> {
  const made = foundBy(context, foretellFirst);
  const sweep = await forecastableSweep(context, input);
  const conflicts = await conflictsOf(context, sweep);
  if (conflicts.length > 0) return refused(conflicts);
  const forecast = await context.prisma.forecast.create({ data: forecastRow(sweep, made) });
  return { forecast, userErrors: [] };
}

async function forecastableSweep(context: Context, { sweepId }: RecordForecastInput): Promise<Sweep> {
  const sweep = await sweepById.load(context, localId('Sweep', sweepId));
  if (!sweep) throw notFound('Sweep');
  requireTeam(context.access, sweep.teamId, 'Sweep', 'write');
  return sweep;
}

async function conflictsOf({ prisma }: Context, { id: sweepId }: Sweep): Promise<UserError[]> {
  const [known, started] = await Promise.all([
    prisma.forecast.count({ where: { sweepId } }),
    prisma.run.count({ where: { sweepId, startedAt: { not: null } } }),
  ]);
  if (known > 0) {
    return [
      userError(
        'CONFLICT',
        ['sweepId'],
        'The sweep already has a forecast, and a forecast cannot be changed.',
      ),
    ];
  }
  if (started === 0) return [];
  return [
    userError('CONFLICT', ['sweepId'], 'A run of the sweep has started: it is too late for a forecast.'),
  ];
}

function refused(userErrors: UserError[]): RecordForecastPayload {
  return { forecast: null, userErrors };
}
