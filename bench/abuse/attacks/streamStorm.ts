import { type Attack, volley } from '../attack.ts';
import { createSweep } from '../person.ts';

/** Streams that are opened and hung up on at once, forty at a time, as by a client that cannot wait. A mend counts openings. */
export const streamStorm: Attack = {
  name: 'stream-storm',
  finding: 'like security 6',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Storm');
    const id = await createSweep(writer, team);
    const query = 'subscription ($id: ID!) { sweepEvents(sweepId: $id, after: 0) { sequence kind } }';
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const message = { path: '/graphql/stream', headers, body: JSON.stringify({ query, variables: { id } }) };
    return {
      fire: volley({ atOnce: 40 }, () => writer.send({ ...message, signal: AbortSignal.timeout(100) })),
    };
  },
};
