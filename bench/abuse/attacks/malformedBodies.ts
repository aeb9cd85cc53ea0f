import { type Attack, volley } from '../attack.ts';

/** JSON that is none, 200 kB each, by a stranger: 1,500 of 1,500 were read, none counted. A mend counts before it parses. */
export const malformedBodies: Attack = {
  name: 'malformed-bodies',
  finding: 'security 4',
  prepare: async ({ stranger }) => {
    const somebody = stranger();
    const body = Buffer.from(`[${'{"a":1},'.repeat(25_000)}`);
    const headers = { 'content-type': 'application/json' };
    return { fire: volley({ atOnce: 20, most: 3_000 }, () => somebody.send({ headers, body })) };
  },
};
