import type { RunOutcome } from '@critbatch/prisma/generated/enums';
import type { ReportCheck } from '@critbatch/prisma/queue/lease';
import { unmetTarget } from '@critbatch/prisma/queue/unmetTarget';
import { reportedProgressFault } from './reportFault.ts';

type End = { outcome: RunOutcome; step: number; examplesSeen: number };

/** Holds the end of a run against its stored log: targets are reached where a row says so, and nowhere else. */
export function endCheck({ outcome, step, examplesSeen }: End): ReportCheck {
  return async (run, transaction) => {
    if (step < run.lastReportedStep) {
      return { field: ['step'], message: `The log goes on to step ${run.lastReportedStep}.` };
    }
    if (outcome === 'HOPELESS') {
      const message =
        'The API says when a run is hopeless: it requests to cancel it. Call releaseRun then, or end with another outcome.';
      return { field: ['outcome'], message };
    }
    const fault = reportedProgressFault(run, { step, examplesSeen });
    if (fault || outcome !== 'TARGETS_REACHED') return fault;
    if ((await transaction.target.count({ where: { sweepId: run.sweepId } })) === 0) {
      const message =
        'The sweep was started for a budget and has no target to reach. End with BUDGET_SPENT once that is spent.';
      return { field: ['outcome'], message };
    }
    const unmet = await unmetTarget(transaction, run);
    if (!unmet) return null;
    const { metric, threshold } = unmet;
    const message = `No row of the stored log reaches the target ${metric} ${threshold}. Report the row that does, or end with another outcome.`;
    return { field: ['outcome'], message };
  };
}
