import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { createSweep } from '../person.ts';

/** `SweepPlan.decisions(last: 200)` thirty times: `last` did not count. A mend lets it count as `first` does. */
export const decisions: Attack = {
  name: 'decisions',
  finding: 'security 9',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Deciders');
    const id = await createSweep(writer, team, {
      ...{ batchSizes: [], seeds: [] },
      plan: { deviceSecondsBudget: 1e6, smallestBatchSize: 8, largestBatchSize: 1024, mostSeeds: 20 },
    });
    const selection =
      'decisions(last: 200) { __typename } nextRuns { __typename } lastDecision { __typename }';
    const fields = Array.from({ length: 29 }, (_, n) => `a${n}: sweep(id: $id) { plan { ${selection} } }`);
    const message = operation(`query ($id: ID!) { ${fields.join(' ')} }`, { id });
    return { fire: volley({ atOnce: 8 }, () => writer.send(message)) };
  },
};
