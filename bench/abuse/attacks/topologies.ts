import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';
import { largestLetIn } from '../letIn.ts';
import type { Stage } from '../stage.ts';

const create = mutationOf('createModelFromTopology', 'model { id }');

/**
 * Sixty networks of a thousand layers at a time. They queued inside their transactions, and others' reads took 9 s. A mend
 * reads them before the transaction, in a queue that is bounded and shared.
 */
export const topologies: Attack = {
  name: 'topologies',
  finding: 'security 5',
  prepare: async (stage) => {
    const { make, rival } = await makers(stage);
    return { fire: volley({ atOnce: 60, most: 240 }, () => make(1_000)), rival };
  },
};

/** Networks of as many layers as are let in, as many at a time as may wait. */
export const topologiesLetIn: Attack = {
  name: 'topologies-let-in',
  finding: 'security 5',
  prepare: async (stage) => {
    const { make, rival } = await makers(stage);
    const most = await largestLetIn([1_000, 700, 500, 300, 200, 100, 50], make);
    return { fire: volley({ atOnce: 4 }, () => make(most)), rival };
  },
};

async function makers({ newcomer, others }: Stage) {
  const { writer, team } = await newcomer('Topologies');
  let number = 0;
  const input = (teamId: string, layers: number) => {
    number += 1;
    return { input: { teamId, name: `Network ${number}`, topology: networkOf(layers, 3 + number) } };
  };
  return {
    make: (layers: number) => writer.send(operation(create, input(team.id, layers))),
    rival: () => others.writer.send(operation(create, input(others.team.id, 2))),
  };
}

/** A Keras network of so many layers, each of so many units: no two are one model. */
function networkOf(layers: number, units: number): string {
  const dense = (index: number) => ({
    class_name: 'Dense',
    config: {
      name: `dense_${index}`,
      units: index === layers - 1 ? 3 : units,
      activation: index === layers - 1 ? 'linear' : 'relu',
      use_bias: true,
      ...(index === 0 && { batch_input_shape: [null, 4] }),
    },
  });
  return JSON.stringify({
    class_name: 'Sequential',
    config: { name: 'deep', layers: Array.from({ length: layers }, (_, index) => dense(index)) },
    keras_version: '2.15.0',
    backend: 'tensorflow',
  });
}
