import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';

const create = mutationOf('exportTeam', 'teamExport { id status }');

/** All that a large team has, exported again and again. A mend writes one of a team at a time. */
export const teamExports: Attack = {
  name: 'team-exports',
  finding: 'kind of security 10',
  prepare: async ({ labMember, lab }) => {
    const { person } = await labMember('ADMIN');
    return {
      fire: volley({ atOnce: 4, most: 12 }, () =>
        person.send(operation(create, { input: { teamId: lab.teamId } })),
      ),
    };
  },
};
