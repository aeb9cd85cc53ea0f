import type { Database } from '../client/createClient.ts';
import type { Measurement } from '../generated/client.ts';

/** One run's measurements in the order of their steps: at most `first`, after a step (for the beginning: none). */
export function runHistory(
  database: Database,
  { runId, first, afterStep }: { runId: string; first: number; afterStep?: bigint | number },
): Promise<Measurement[]> {
  return database.measurement.findMany({
    where: { runId, ...(afterStep === undefined ? {} : { step: { gt: afterStep } }) },
    orderBy: { step: 'asc' },
    take: first,
  });
}
