import type { Bystanding } from './bystander.ts';
import type { Caller } from './caller.ts';
import { createSweep, createToken, type Member, type OwnTeam } from './person.ts';

/** The other team: who waits there, or is refused, pays for somebody else. */
export type Others = Member & {
  team: OwnTeam;
  worker: Caller;
  bystanding: Omit<Bystanding, 'looksAtPages' | 'portalUrl' | 'apiPid'>;
};

/** Some sweeps, and a worker that holds one run after the other by heartbeats alone. */
export async function createOthers(member: Member & { team: OwnTeam }): Promise<Others> {
  const { person, team, writer } = member;
  const worker = await createToken(person, team.id, ['WORKER']);
  const registered = await worker.change<{ worker: { id: string } }>('registerWorker', 'worker { id }', {
    ...{ teamId: team.id, name: 'others', device: 'cpu', engine: 'reference', slots: 64 },
    details: {},
  });
  const seeds = Array.from({ length: 100 }, (_, number) => number + 1);
  const heldSweepId = await createSweep(writer, team, { batchSizes: [8], seeds });
  const sweepIds: string[] = [];
  for (let number = 0; number < 10; number++) sweepIds.push(await createSweep(writer, team));
  const bystanding = {
    apiUrl: person.origin,

    reader: writer.headers,
    worker: worker.headers,
    person: person.headers,
    teamId: team.id,
    workerId: registered.worker.id,
    heldSweepId,
    sweepIds,
  };
  return { ...member, worker, bystanding };
}
