import { type Attack, volley } from '../attack.ts';

/** 4 MB of `[[[…` in the variables of a signed-in person: whatever walks it must not walk it twice, nor by recursion. */
export const deepBodies: Attack = {
  name: 'deep-bodies',
  finding: 'security 4',
  prepare: async ({ newcomer }) => {
    const { person, team } = await newcomer('Deep');
    const depth = 1_900_000;
    const query = 'mutation ($input: CreateModelInput!) { createModel(input: $input) { model { id } } }';
    const start = JSON.stringify({ query, variables: { input: { teamId: team.id, name: 'Deep', spec: 0 } } });
    const body = Buffer.from(start.replace('"spec":0', `"spec":${'['.repeat(depth)}${']'.repeat(depth)}`));
    const headers = { 'content-type': 'application/json' };
    return { fire: volley({ atOnce: 8, most: 60 }, () => person.send({ headers, body })) };
  },
};
