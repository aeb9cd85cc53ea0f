import type { Sweep } from '@critbatch/prisma/generated/client';
import { addRuns as addRunsTo } from '@critbatch/prisma/queue/addRuns';
import { cancelRuns as cancelRunsOf } from '@critbatch/prisma/queue/cancelRuns';
import { raiseBudget as raiseRunBudget } from '@critbatch/prisma/queue/raiseBudget';
import { retryFailedRuns as retryFailedRunsOf } from '@critbatch/prisma/queue/retryFailedRuns';
import { z } from 'zod';
import { datasetOfSweep } from '../../library/dataset/dataset.loaders.ts';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { importedIsOver } from '../origin/importedIsOver.ts';
import type {
  AddRunsInput,
  CancelRunsInput,
  ChangeRunsPayload,
  RaiseBudgetInput,
  RetryFailedRunsInput,
} from './changeRuns.input.ts';
import { decaysElsewhere } from './decaysElsewhere.ts';
import { raisePlanBudget } from './raisePlanBudget.ts';
import { runsToAdd } from './runsToAdd.ts';
import { sweepById } from './sweep.loaders.ts';
import { mostRuns } from './sweepSize.ts';

const raiseBudgetSchema = z
  .object({
    maxExamplesPerRun: z.int().positive().nullish(),
    deviceSecondsBudget: z.number().positive().max(Number.MAX_VALUE).nullish(),
  })
  .refine((budget) => budget.maxExamplesPerRun || budget.deviceSecondsBudget, {
    path: ['maxExamplesPerRun'],
    message: 'Say which budget to raise',
  });
const cancelRunsSchema = z.object({ runIds: z.array(z.string()).min(1).max(1000) });

/** Adds runs to a sweep of a team in which the caller may write. Those that it has already stay as they are. */
export async function addRuns(context: Context, input: AddRunsInput): Promise<ChangeRunsPayload> {
  const sweep = await writableSweep(context, input.sweepId);
  const { teamId, id: sweepId } = sweep;
  const dataset = await datasetOfSweep.load(context, sweep.datasetId);
  const { value: runs, userErrors } = runsToAdd(input, {
    trainingExamples: Number(dataset?.trainingExamples ?? 0),
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
    isForBudget: sweep.budgetMetric !== null,
  });
  if (userErrors) return refused(userErrors);
  const outcome = await addRunsTo(context.prisma, { teamId, sweepId, runs, mostRuns });
  if (outcome.status === 'TOO_MANY') {
    const message = `A sweep has at most ${mostRuns} runs, and this one has ${outcome.others} others; add fewer.`;
    return refused([userError('INVALID_INPUT', [input.runs ? 'runs' : 'batchSizes'], message)]);
  }
  return presented(context, sweepId, outcome);
}

/** Lets the runs of a sweep see more examples, and an adaptive sweep spend more device seconds. */
export async function raiseBudget(context: Context, input: RaiseBudgetInput): Promise<ChangeRunsPayload> {
  const { teamId, id: sweepId, budgetMetric, ...sweep } = await writableSweep(context, input.sweepId);
  const { value, userErrors } = parseInput(raiseBudgetSchema, input);
  if (userErrors) return refused(userErrors);
  const { maxExamplesPerRun, deviceSecondsBudget } = value;
  let runs = 0;
  if (maxExamplesPerRun) {
    const elsewhere = budgetMetric && decaysElsewhere(policyOf(sweep), maxExamplesPerRun);
    if (elsewhere)
      return refused([userError('LEARNING_RATE_DECAYS', ['maxExamplesPerRun'], `${elsewhere}.`)]);
    const budget = { teamId, sweepId, maxExamplesPerRun: BigInt(maxExamplesPerRun) };
    const outcome = await raiseRunBudget(context.prisma, budget);
    if (outcome.status === 'LOWER') {
      const message = `Runs may see ${outcome.maxExamplesPerRun} examples already; give at least that many.`;
      return refused([userError('INVALID_INPUT', ['maxExamplesPerRun'], message)]);
    }
    if (outcome.status !== 'RAISED') return presented(context, sweepId, outcome);
    runs = outcome.runs;
  }
  if (deviceSecondsBudget) {
    const faults = await raisePlanBudget(context.prisma, { teamId, sweepId, deviceSecondsBudget });
    if (faults.length > 0) return refused(faults);
  }
  return presented(context, sweepId, { status: 'RAISED', runs });
}

/** Queues every failed run of a sweep anew. */
export async function retryFailedRuns(
  context: Context,
  input: RetryFailedRunsInput,
): Promise<ChangeRunsPayload> {
  const { teamId, id: sweepId } = await writableSweep(context, input.sweepId);
  return presented(context, sweepId, await retryFailedRunsOf(context.prisma, { teamId, sweepId }));
}

/** Stops some runs of a sweep. */
export async function cancelRuns(context: Context, input: CancelRunsInput): Promise<ChangeRunsPayload> {
  const { teamId, id: sweepId } = await writableSweep(context, input.sweepId);
  const { value, userErrors } = parseInput(cancelRunsSchema, input);
  if (userErrors) return refused(userErrors);
  const runIds = value.runIds.map((id) => localId('Run', id));
  const outcome = await cancelRunsOf(context.prisma, { teamId, sweepId, runIds });
  if (outcome.status !== 'CANCELED') return presented(context, sweepId, outcome);
  return presented(context, sweepId, { status: 'CANCELED', runs: outcome.runs + outcome.asked });
}

async function writableSweep(context: Context, id: string): Promise<Sweep> {
  const sweep = await sweepById.load(context, localId('Sweep', id));
  if (!sweep) throw notFound('Sweep');
  requireTeam(context.access, sweep.teamId, 'Sweep', 'write');
  return sweep;
}

type Outcome =
  | { status: 'ADDED' | 'RAISED' | 'REQUEUED' | 'CANCELED'; runs: number }
  | { status: 'NOT_FOUND' | 'SWEEP_CANCELED' | 'SWEEP_IMPORTED' | 'ALREADY_ENDED' };

async function presented(
  { prisma, change }: Context,
  sweepId: string,
  outcome: Outcome,
): Promise<ChangeRunsPayload> {
  switch (outcome.status) {
    case 'NOT_FOUND':
      throw notFound('Run');
    case 'SWEEP_CANCELED':
      return refused([userError('CONFLICT', ['sweepId'], 'The sweep was canceled; start a new one.')]);
    case 'SWEEP_IMPORTED':
      return refused([userError('CONFLICT', ['sweepId'], importedIsOver)]);
    case 'ALREADY_ENDED':
      return refused([userError('CONFLICT', ['runIds'], 'These runs have ended already.')]);
    default: {
      const sweep = await prisma.sweep.findUniqueOrThrow({ where: { id: sweepId } });
      if (outcome.runs === 0 && outcome.status !== 'RAISED') change.nothing();
      return { sweep, runs: outcome.runs, userErrors: [] };
    }
  }
}

function refused(userErrors: UserError[]): ChangeRunsPayload {
  return { sweep: null, runs: 0, userErrors };
}
