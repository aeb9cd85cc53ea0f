import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';

const create = mutationOf('createMemo', 'memo { id text { html markdown } }');

/** The memos of two hundred weeks of a large team, six at a time. */
export const memos: Attack = {
  name: 'memos',
  finding: 'like security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('MEMBER');
    return {
      fire: volley({ atOnce: 6, most: 200 }, (number) => {
        const date = new Date(Date.now() - 7 * 86_400_000 * (number % 100)).toISOString();
        return writer.send(operation(create, { input: { teamId: lab.teamId, date } }));
      }),
    };
  },
};
