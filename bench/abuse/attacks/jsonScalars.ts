import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';

/** A model whose spec is 3.9 MB of objects, each a fault to describe. A mend bounds what is free of form before it is parsed. */
export const jsonScalars: Attack = {
  name: 'json-scalars',
  finding: 'like security 2',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Scalars');
    const spec = {
      architecture: 'mlp',
      inputShape: [4],
      classes: 3,
      hiddenWidths: Array.from({ length: 970_000 }, () => 'a'),
    };
    const query = mutationOf('createModel', 'model { id }');
    const message = operation(query, { input: { teamId: team.id, name: 'Wide', spec } });
    return { fire: volley({ atOnce: 4, most: 40 }, () => writer.send(message)) };
  },
};
