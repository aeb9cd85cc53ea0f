import type { Prisma, Sweep, Target } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import { requireTeam } from '../access/requireTeam.ts';
import type { Context } from '../context/context.ts';
import { localId, notFound } from '../node/globalId.ts';
import { parseArguments } from '../outcome/parseArguments.ts';
import { parseInput } from '../outcome/parseInput.ts';
import { userError } from '../outcome/userError.type.ts';
import type { RecordForecastInput, RecordForecastPayload, SweepForecastInput } from './forecast.input.ts';
import type { SweepForecast } from './forecast.type.ts';
import type { EarlierSweeps, ForecastQuestion } from './forecastBasis.ts';
import { findEarlierSweeps, findForecastBasis } from './forecastBasis.ts';
import type { MadeForecast } from './makeForecast.ts';
import { makeForecast } from './makeForecast.ts';
import { presentForecast } from './presentForecast.ts';

const largestInt32 = 2 ** 31 - 1;
const statedSchema = z
  .object({ batchSize: z.int().min(1).max(largestInt32), secondsPerStep: z.number().positive() })
  .nullish();
const cellsSchema = z.object({
  batchSizes: z.array(z.int().min(1).max(largestInt32)).min(1).max(200),
  seeds: z.int().min(1).max(1000),
  maxExamplesPerRun: z.int().positive(),
  evaluationRatio: z.number().min(1).max(2),
  stepTime: statedSchema,
});

/** What a sweep that is being considered would take; null where no step time is known and none is stated. */
export async function forecastConsideredSweep(
  context: Context,
  input: SweepForecastInput,
): Promise<SweepForecast | null> {
  const teamId = localId('Team', input.teamId);
  requireTeam(context.access, teamId, 'Team', 'read');
  const { stepTime, ...cells } = parseArguments(cellsSchema, input);
  const modelId = localId('Model', input.modelId);
  const datasetId = localId('Dataset', input.datasetId);
  const question = {
    fromSweepId: input.fromSweepId ? localId('Sweep', input.fromSweepId) : null,
    like: null,
    device: input.device ?? null,
    stated: stepTime ?? null,
  };
  const earlier = await findEarlierSweeps(context, { teamId, modelId, datasetId }, []);
  const basis = await findForecastBasis(context, question, earlier);
  return basis && presentForecast(await makeForecast(context, teamId, cells, basis));
}

/** Writes down what a sweep is going to take. CONFLICT where one of its runs has started, or it is forecast already. */
export async function recordForecast(
  context: Context,
  input: RecordForecastInput,
): Promise<RecordForecastPayload> {
  const sweep = await context.relations.sweep.load(localId('Sweep', input.sweepId));
  if (!sweep) throw notFound('Sweep');
  requireTeam(context.access, sweep.teamId, 'Sweep', 'write');
  const stated = parseInput(statedSchema, input.stepTime, ['stepTime']);
  if (stated.userErrors) return { forecast: null, userErrors: stated.userErrors };
  const [known, started] = await Promise.all([
    context.prisma.forecast.count({ where: { sweepId: sweep.id } }),
    context.prisma.run.count({ where: { sweepId: sweep.id, startedAt: { not: null } } }),
  ]);
  if (known > 0) return conflict('The sweep is forecast already, and a forecast stands.');
  if (started > 0) return conflict('A run of the sweep has started: it is too late to foretell it.');
  const made = await forecastRecordedSweep(context, {
    sweep,
    target: await context.prisma.target.findFirst({ where: { sweepId: sweep.id, position: 0 } }),
    earlier: await findEarlierSweeps(context, sweep, [sweep.id]),
    device: input.device ?? null,
    stated: stated.value ?? null,
  });
  if (!made) return conflict('No step time of this model and data is known yet; state one.', 'stepTime');
  const forecast = await context.prisma.forecast.create({ data: rowOf(sweep, made) });
  return { forecast, userErrors: [] };
}

/**
 * Writes down what new sweeps of one model and data set are going to take, where the team's earlier sweeps can tell; in
 * their own transaction. They do not learn from one another, however many they are.
 */
export async function forecastNewSweeps(context: Context, sweeps: readonly Sweep[]): Promise<void> {
  const [first] = sweeps;
  if (!first) return;
  const ids = sweeps.map(({ id }) => id);
  const earlier = await findEarlierSweeps(context, first, ids);
  const targets = await context.prisma.target.findMany({ where: { sweepId: { in: ids }, position: 0 } });
  const rows: ReturnType<typeof rowOf>[] = [];
  for (const sweep of sweeps) {
    const target = targets.find(({ sweepId }) => sweepId === sweep.id) ?? null;
    const made = await forecastRecordedSweep(context, {
      sweep,
      target,
      earlier,
      device: null,
      stated: null,
    });
    if (made) rows.push(rowOf(sweep, made));
  }
  await context.prisma.forecast.createMany({ data: rows });
}

type RecordedQuestion = Pick<ForecastQuestion, 'device' | 'stated'> & {
  sweep: Sweep;
  target: Target | null;
  earlier: EarlierSweeps;
};

async function forecastRecordedSweep(
  context: Context,
  { sweep, target, earlier, device, stated }: RecordedQuestion,
): Promise<MadeForecast | null> {
  const { teamId } = sweep;
  const question = { fromSweepId: null, like: { sweep, target }, device, stated };
  const basis = await findForecastBasis(context, question, earlier);
  const cells = {
    batchSizes: sweep.batchSizes,
    seeds: sweep.seeds.length,
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
    evaluationRatio: sweep.evaluationRatio,
  };
  const made = basis && (await makeForecast(context, teamId, cells, basis));
  return made && Number.isFinite(made.result.deviceSeconds.value) ? made : null;
}

function rowOf({ id: sweepId, teamId }: Sweep, made: MadeForecast) {
  const { device, currency, level, result, inputs, inputHash } = made;
  return {
    teamId,
    sweepId,
    device,
    currency,
    level,
    result: result as unknown as Prisma.InputJsonObject,
    inputs: inputs as unknown as Prisma.InputJsonObject,
    inputHash,
  };
}

function conflict(message: string, field = 'sweepId'): RecordForecastPayload {
  return { forecast: null, userErrors: [userError('CONFLICT', [field], message)] };
}
