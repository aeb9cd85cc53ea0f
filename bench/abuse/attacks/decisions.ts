import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { largestLetIn } from '../letIn.ts';
import { createSweep } from '../person.ts';
import type { Stage } from '../stage.ts';

/** `SweepPlan.decisions(last: 200)` thirty times: `last` did not count. A mend lets it count as `first` does. */
export const decisions: Attack = {
  name: 'decisions',
  finding: 'security 9',
  prepare: async (stage) => {
    const { writer, ask } = await decider(stage);
    return { fire: volley({ atOnce: 8 }, () => writer.send(ask(29))) };
  },
};

/** As many of them as are let in. */
export const decisionsLetIn: Attack = {
  name: 'decisions-let-in',
  finding: 'security 9',
  prepare: async (stage) => {
    const { writer, ask } = await decider(stage);
    const most = await largestLetIn([29, 20, 15, 10, 7, 5, 3, 2, 1], (size) => writer.send(ask(size)));
    return { fire: volley({ atOnce: 8 }, () => writer.send(ask(most))) };
  },
};

async function decider({ newcomer }: Stage) {
  const { team, writer } = await newcomer('Deciders');
  const id = await createSweep(writer, team, {
    ...{ batchSizes: [], seeds: [] },
    plan: { deviceSecondsBudget: 1e6, smallestBatchSize: 8, largestBatchSize: 1024, mostSeeds: 20 },
  });
  const selection = 'decisions(last: 200) { __typename } nextRuns { __typename } lastDecision { __typename }';
  const ask = (times: number) => {
    const fields = Array.from({ length: times }, (_, n) => `a${n}: sweep(id: $id) { plan { ${selection} } }`);
    return operation(`query ($id: ID!) { ${fields.join(' ')} }`, { id });
  };
  return { writer, ask };
}
