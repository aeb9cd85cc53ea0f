import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';

const create = mutationOf('createModelFromTopology', 'model { id }');

/**
 * Sixty networks of a thousand layers at a time. They queued inside their transactions, and others' reads took 9 s. A mend
 * reads them before the transaction, in a queue that is bounded and shared.
 */
export const topologies: Attack = {
  name: 'topologies',
  finding: 'security 5',
  prepare: async ({ newcomer, others }) => {
    const { writer, team } = await newcomer('Topologies');
    let number = 0;
    return {
      fire: volley({ atOnce: 60, most: 240 }, () => {
        number += 1;
        const input = { teamId: team.id, name: `Deep ${number}`, topology: networkOf(1_000, 3 + number) };
        return writer.send(operation(create, { input }));
      }),
      rival: () => {
        number += 1;
        const input = {
          teamId: others.team.id,
          name: `Ordinary ${number}`,
          topology: networkOf(2, 3 + number),
        };
        return others.writer.send(operation(create, { input }));
      },
    };
  },
};

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
