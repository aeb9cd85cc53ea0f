import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';
import { createSweep, sweepInput } from '../person.ts';

const hundred = Array.from({ length: 100 }, (_, number) => number + 1);

/** Sweeps of 10,000 runs, the largest grid there is, six at a time. A mend lets runs cost, and bounds those that wait. */
export const largeSweeps: Attack = {
  name: 'large-sweeps',
  finding: 'like security 9',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Large sweeps');
    const input = sweepInput(team, { batchSizes: hundred, seeds: hundred });
    const message = operation(mutationOf('createSweep', 'sweep { id }'), { input });
    return { fire: volley({ atOnce: 6, most: 60 }, () => writer.send(message)) };
  },
};

/** Runs added to a sweep until it has 10,000, four thousand a time. */
export const addedRuns: Attack = {
  name: 'added-runs',
  finding: 'like security 9',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Added runs');
    const sweepIds: string[] = [];
    for (let number = 0; number < 10; number++) sweepIds.push(await createSweep(writer, team));
    const query = mutationOf('addRuns', 'sweep { id }', 'AddRunsInput');
    return {
      fire: volley({ atOnce: 6, most: 60 }, (number) => {
        const seeds = hundred.map((each) => each + 100 * Math.floor(number / 10));
        const input = { sweepId: sweepIds[number % 10], batchSizes: hundred.slice(0, 40), seeds };
        return writer.send(operation(query, { input }));
      }),
    };
  },
};

/** Comparisons of policies of 10,000 runs, four at a time. */
export const comparisons: Attack = {
  name: 'comparisons',
  finding: 'like security 9',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Comparisons');
    const policies = [{ armijo: {} }];
    const learningRate = { base: 0.1 };
    const input = {
      ...{ teamId: team.id, modelId: team.modelId, datasetId: team.datasetId, name: 'Large' },
      batchSizes: hundred.slice(0, 50),
      seeds: hundred,
      contenders: [
        { name: 'Armijo', policies },
        { name: 'SGD', policies: [{ sgd: { learningRate } }] },
      ],
      target: { metric: 'TRAINING_LOSS', threshold: 0.1 },
      evaluation: {},
      maxExamplesPerRun: 100_000,
    };
    const message = operation(mutationOf('createPolicyComparison', 'policyComparison { id }'), { input });
    return { fire: volley({ atOnce: 4, most: 40 }, () => writer.send(message)) };
  },
};
