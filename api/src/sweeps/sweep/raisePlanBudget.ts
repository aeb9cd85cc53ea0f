import type { Client } from '@critbatch/prisma/client/createClient';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import { lockSweepAgainstRestart } from '@critbatch/prisma/queue/lockSweepAgainstRestart';
import { openSweep } from '@critbatch/prisma/queue/reopenRuns';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { importedIsOver } from '../origin/importedIsOver.ts';

/** Lets an adaptive sweep spend more device seconds; a plan that its budget has ended goes on. */
export function raisePlanBudget(
  client: Client,
  { teamId, sweepId, deviceSecondsBudget }: { teamId: string; sweepId: string; deviceSecondsBudget: number },
): Promise<UserError[]> {
  const refused = (message: string) => [userError('INVALID_INPUT', ['deviceSecondsBudget'], message)];
  return client.$transaction(async (transaction) => {
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (sweep?.origin === 'IMPORTED') return [userError('CONFLICT', ['sweepId'], importedIsOver)];
    if (sweep?.status === 'CANCELED') {
      return [userError('CONFLICT', ['sweepId'], 'The sweep was canceled; start a new one.')];
    }
    const plan = await transaction.adaptivePlan.findUnique({ where: { sweepId } });
    if (!plan) return refused('This sweep is not adaptive; it has no budget of device seconds.');
    if (deviceSecondsBudget < plan.deviceSecondsBudget) {
      return refused(
        `The budget is ${plan.deviceSecondsBudget} device seconds already; give at least that many.`,
      );
    }
    const goesOn = plan.stopReason === 'BUDGET_SPENT';
    await transaction.adaptivePlan.update({
      where: { sweepId },
      data: {
        deviceSecondsBudget,
        announcedPercent: 0,
        ...(goesOn ? { stopReason: null, stoppedAt: null } : {}),
      },
    });
    if (goesOn) await openSweep(transaction, sweepId);
    await appendSweepEvents(transaction, sweepId, [{ kind: 'SWEEP_CHANGED' }]);
    return [];
  });
}
