import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';

/** Reports with a text of 3.9 MB under a key: the text is sorted and hashed before it is looked at. A mend bounds it first. */
export const idempotencyKeys: Attack = {
  name: 'idempotency-keys',
  finding: 'like security 1',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Keys');
    const content = { title: 'Long', text: 'word '.repeat(780_000), sweepIds: [], studyIds: [] };
    const query = mutationOf('createReport', 'report { id }');
    const message = operation(query, { input: { teamId: team.id, idempotencyKey: 'one key', content } });
    return { fire: volley({ atOnce: 6, most: 60 }, () => writer.send(message)) };
  },
};
