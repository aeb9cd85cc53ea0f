import type { Client } from '../client/createClient.ts';
import { claimRun } from '../queue/claimRun.ts';
import type { Holder } from '../queue/lease.ts';

/** Claims a run that must be there for a worker, as its holder. */
export async function claimAs(client: Client, worker: { id: string; teamId: string }): Promise<Holder> {
  const outcome = await claimRun(client, { teamId: worker.teamId, workerId: worker.id });
  if (outcome.status !== 'CLAIMED') throw new Error(outcome.status);
  return { teamId: worker.teamId, runId: outcome.run.id, fencingToken: outcome.run.fencingToken };
}
