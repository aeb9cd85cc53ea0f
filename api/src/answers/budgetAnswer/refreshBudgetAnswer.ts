import type { Client, Database } from '@critbatch/prisma/client/createClient';
import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Prisma, Sweep } from '@critbatch/prisma/generated/client';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import type { BudgetAnswer, TargetMetric } from '@critbatch/theory';
import { decayEndOf, usualLossTolerance } from '@critbatch/theory';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { theoryMetric } from '../../sweeps/sweep/trainingSpec.ts';
import type { EndedRun } from '../../sweeps/target/runLogs.ts';
import { readEndedRuns, readPackedLogs } from '../../sweeps/target/runLogs.ts';
import type { BudgetTask } from '../thread/budgetTask.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import type { Answers } from '../thread/estimatePool.ts';
import { newestBudgetAnswer } from './newestBudgetAnswers.ts';

type Input = { task: Omit<BudgetTask, 'logs'>; ended: EndedRun[]; runs: number; inputHash: string };

/**
 * Brings the answer of a sweep that was started for a budget up to the runs that have ended; nothing for a sweep with targets. An answer
 * that is stored for the same runs stays.
 */
export async function refreshBudgetAnswer(
  prisma: Client,
  sweepId: string,
  compute: Answers['budgets'],
): Promise<void> {
  const sweep = await prisma.sweep.findUnique({ where: { id: sweepId } });
  if (!sweep?.budgetMetric) return;
  const metric = theoryMetric[sweep.budgetMetric];
  const input = await readInput(prisma, sweep, metric);
  if (input === null || (await newestBudgetAnswer(prisma, sweepId))?.inputHash === input.inputHash) return;
  const { task, ended, runs } = input;
  const { points, level } = await compute({ ...task, logs: await readPackedLogs(prisma, ended, metric) });
  const [point] = points;
  if (!point) throw new Error('A budget was asked for.');
  const result: BudgetAnswer = { ...point, metric, level, tolerance: task.asked.tolerance, runs };
  await prisma.$transaction(async (transaction) => {
    await lockRow(transaction, 'Sweep', sweepId);
    // Of two API processes, the one that has computed for longer must not have the last word.
    if ((await readInput(transaction, sweep, metric))?.inputHash !== input.inputHash) return;
    const [clock] = await transaction.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    const createdAt = clock?.now ?? new Date();
    const kept = { codeVersion, result: result as unknown as Prisma.InputJsonObject, createdAt };
    await transaction.budgetAnswer.upsert({
      where: { sweepId_inputHash: { sweepId, inputHash: input.inputHash } },
      create: { sweepId, inputHash: input.inputHash, ...kept },
      update: kept,
    });
    await appendSweepEvents(transaction, sweepId, [{ kind: 'SWEEP_CHANGED' }]);
  });
}

/** What an answer would follow from now, and the hash under which it is kept; null until a run has come to a result. */
async function readInput(
  prisma: Database,
  { id: sweepId, maxExamplesPerRun, ...sweep }: Sweep,
  metric: TargetMetric,
): Promise<Input | null> {
  const [{ runs: ended, state }, diverged] = await Promise.all([
    readEndedRuns(prisma, sweepId),
    prisma.run.findMany({ where: { sweepId, outcome: 'DIVERGED' }, select: { batchSize: true } }),
  ]);
  if (ended.length === 0) return null;
  const examples = Number(maxExamplesPerRun);
  const task = {
    diverged: [...new Set(diverged.map(({ batchSize }) => batchSize))].sort((a, b) => a - b),
    decayEnd: decayEndOf(policyOf(sweep), examples),
    asked: { metric, budgets: [examples], count: 1, tolerance: usualLossTolerance },
  };
  const runs = ended.length + diverged.length;
  return { task, ended, runs, inputHash: contentHash({ codeVersion, state, runs, ...task }) };
}
