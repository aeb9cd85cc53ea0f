import type { Attack } from '../attack.ts';
import type { Caller, Reply } from '../caller.ts';
import { createSweep, createToken } from '../person.ts';

const tokens = 21;
const streamsOfEach = 50;
const query = `subscription ($id: ID!) { sweepEvents(sweepId: $id) { sequence kind sweep { id name status
  runs(first: 100) { nodes { id status step } } } } }`;

/**
 * One person makes 21 tokens and opens fifty streams with each, then changes the sweep that all of them follow. Two events cost
 * 7.3 s of processor, and a worker was told DATABASE_UNAVAILABLE. A mend counts streams by person and team, whatever the token.
 */
export const streams: Attack = {
  name: 'streams',
  finding: 'security 6',
  prepare: async ({ newcomer }) => {
    const { person, team, writer } = await newcomer('Streams');
    const seeds = Array.from({ length: 50 }, (_, number) => number + 1);
    const sweepId = await createSweep(writer, team, { seeds });
    const holders: Caller[] = [];
    for (let number = 0; number < tokens; number++)
      holders.push(await createToken(person, team.id, ['READ']));
    return {
      fire: async (answered, until) => {
        const open = holders.flatMap((holder) =>
          Array.from({ length: streamsOfEach }, () => follow(holder, sweepId, until).then(answered)),
        );
        for (let number = 0; number < 5 && !until.aborted; number++) {
          await new Promise((resolve) => setTimeout(resolve, 800));
          const input = { sweepId, batchSizes: [64 + number], seeds: [1] };
          await writer.graphql(
            'mutation ($input: AddRunsInput!) { addRuns(input: $input) { userErrors { code } } }',
            { input },
          );
        }
        await Promise.all(open);
      },
    };
  },
};

function follow(holder: Caller, id: string, signal: AbortSignal): Promise<Reply> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  return holder.send({
    path: '/graphql/stream',
    headers,
    body: JSON.stringify({ query, variables: { id } }),
    signal,
  });
}
