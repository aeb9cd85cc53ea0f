import { type Attack, inTurn, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { createToken } from '../person.ts';

/** Cheap requests with ten tokens of one person, fifty at a time: limits of a token multiplied by tokens. A mend counts the person. */
export const requests: Attack = {
  name: 'requests',
  finding: 'security 6',
  prepare: async ({ newcomer }) => {
    const { person, team } = await newcomer('Requests');
    const holders = await Promise.all(
      Array.from({ length: 10 }, () => createToken(person, team.id, ['READ'])),
    );
    const message = operation('query ($id: ID!) { team(id: $id) { id name } }', { id: team.id });
    return { fire: volley({ atOnce: 50 }, (number) => inTurn(holders, number).send(message)) };
  },
};

/** Tokens and teams that are made and made. A mend caps both for each person. */
export const tokensAndTeams: Attack = {
  name: 'tokens-and-teams',
  finding: 'security 6 and 11',
  prepare: async ({ newcomer }) => {
    const { person, team } = await newcomer('Tokens');
    return {
      fire: volley({ atOnce: 6, most: 600 }, (number) => {
        const name = `Another ${number}`;
        if (number % 3 === 0) {
          return person.graphql(
            'mutation ($input: CreateTeamInput!) { createTeam(input: $input) { userErrors { code } } }',
            {
              input: { name },
            },
          );
        }
        const input = { teamId: team.id, name, scopes: ['READ'] };
        return person.graphql(
          'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { userErrors { code } } }',
          { input },
        );
      }),
    };
  },
};
