import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';

/** Thirty mutations in one operation, each a transaction of its own, eight operations at a time. A mend lets each cost. */
export const aliasedMutations: Attack = {
  name: 'aliased-mutations',
  finding: 'like security 9',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Aliases');
    return {
      fire: volley({ atOnce: 8 }, (number) => {
        const fields = Array.from({ length: 30 }, (_, n) => {
          const input = `{ teamId: $teamId, name: "Study ${number}-${n}" }`;
          return `a${n}: createStudy(input: ${input}) { study { id } userErrors { code } }`;
        });
        return writer.send(operation(`mutation ($teamId: ID!) { ${fields.join(' ')} }`, { teamId: team.id }));
      }),
    };
  },
};
