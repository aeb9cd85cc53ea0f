import type { Database } from '../client/createClient.ts';
import type { RunOutcome } from '../generated/enums.ts';
import { asHolder } from './asHolder.ts';
import { endRun } from './endRun.ts';
import type { Fault, Holder, Refusal, ReportCheck } from './lease.ts';

export type CompleteRunInput = Holder & {
  outcome: RunOutcome;
  /** Sequence of the last batch of measurements that the holder sent; −1 for none. */
  lastSequence: number;
  step: bigint | number;
  examplesSeen: bigint | number;
  check?: ReportCheck;
};

export type CompleteRunOutcome =
  | { status: 'COMPLETED' }
  | { status: 'SEQUENCE_GAP'; acceptedSequence: number }
  /** The log says otherwise: the run stays held. */
  | { status: 'IMPLAUSIBLE'; fault: Fault }
  | Refusal;

/** The training came to its end. Sent again by the same holder, it is acknowledged again. */
export async function completeRun(database: Database, input: CompleteRunInput): Promise<CompleteRunOutcome> {
  const outcome = await asHolder(database, input, async (transaction, run): Promise<CompleteRunOutcome> => {
    if (input.lastSequence !== run.lastSequence) {
      return { status: 'SEQUENCE_GAP', acceptedSequence: run.lastSequence };
    }
    const fault = (await input.check?.(run, transaction)) ?? null;
    if (fault) return { status: 'IMPLAUSIBLE', fault };
    await transaction.$executeRaw`
      UPDATE "Run" SET step = greatest(step, ${BigInt(input.step)}::bigint),
        "examplesSeen" = greatest("examplesSeen", ${BigInt(input.examplesSeen)}::bigint)
      WHERE id = ${run.id}::uuid`;
    await endRun(transaction, run, { status: 'SUCCEEDED', outcome: outcomeOf(input, run) });
    return { status: 'COMPLETED' };
  });
  if (outcome.status !== 'RUN_ENDED') return outcome;
  const ended = await database.run.findUniqueOrThrow({ where: { id: input.runId } });
  return ended.outcome === outcomeOf(input, ended) ? { status: 'COMPLETED' } : outcome;
}

/**
 * A program may take the request for a hopeless run as the end of its budget. It has not spent it, and the run must not
 * count as not arrived by where it happened to stand.
 */
function outcomeOf(
  { outcome, examplesSeen }: CompleteRunInput,
  { hopelessCap }: { hopelessCap: bigint | null },
): RunOutcome {
  const isStopped = hopelessCap !== null && BigInt(examplesSeen) < hopelessCap;
  return outcome === 'BUDGET_SPENT' && isStopped ? 'HOPELESS' : outcome;
}
