import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';
import { createToken } from '../person.ts';

/** Workers that register under ever new names and ask for runs that are not there. A mend caps workers, and requests of a team. */
export const workers: Attack = {
  name: 'workers',
  finding: 'kind of security 6',
  prepare: async ({ newcomer }) => {
    const { person, team } = await newcomer('Workers');
    const worker = await createToken(person, team.id, ['WORKER']);
    const register = mutationOf('registerWorker', 'worker { id }');
    const claim = mutationOf('claimRun', 'lease { fencingToken }');
    let workerId: string | null = null;
    return {
      fire: volley({ atOnce: 20 }, async (number) => {
        if (number % 2 && workerId) return worker.send(operation(claim, { input: { workerId } }));
        const details = { padding: 'x'.repeat(1_000) };
        const input = {
          teamId: team.id,
          name: `worker ${number}`,
          device: 'cpu',
          engine: 'x',
          slots: 1,
          details,
        };
        const reply = await worker.send(operation(register, { input }));
        workerId ??= /"id":"([^"]+)"/.exec(reply.text)?.[1] ?? null;
        return reply;
      }),
    };
  },
};
