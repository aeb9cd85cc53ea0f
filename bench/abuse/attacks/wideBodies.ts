import { type Attack, volley } from '../attack.ts';
import type { Caller } from '../caller.ts';
import { largestLetIn } from '../letIn.ts';

const headers = { 'content-type': 'application/json' };
const body = Buffer.from(`[${'{},'.repeat(1_390_000)}{}]`);

/** The 4 MB of `[{},{},…]` as they are, by a stranger. A mend reads no body of a stranger that is not small. */
export const wideBodiesOfStrangers: Attack = {
  name: 'wide-bodies-stranger',
  finding: 'security 4',
  prepare: async ({ stranger }) => ({ fire: fireOf(stranger()) }),
};

/** The same by somebody who has signed in. A mend counts bytes of a person, and lets one large body of theirs in at a time. */
export const wideBodies: Attack = {
  name: 'wide-bodies',
  finding: 'security 4',
  prepare: async ({ newcomer }) => ({ fire: fireOf((await newcomer('Wide')).person) }),
};

/** Bodies of as many values as are let in, each a list of lists, beside a query that asks for nothing. */
export const wideBodiesLetIn: Attack = {
  name: 'wide-bodies-let-in',
  finding: 'security 4',
  prepare: async ({ newcomer }) => {
    const { person } = await newcomer('Wide');
    const ask = (values: number) => {
      const list = `[${'{},'.repeat(values)}${'['.repeat(80)}${']'.repeat(80)}]`;
      return person.send({
        headers,
        body: `{"query":"{ viewer { __typename } }","variables":{"a":${list}}}`,
      });
    };
    const most = await largestLetIn([1_000_000, 300_000, 99_000, 50_000, 20_000, 5_000], ask);
    return { fire: volley({ atOnce: 8 }, () => ask(most)) };
  },
};

function fireOf(caller: Caller) {
  return volley({ atOnce: 8, most: 60 }, () => caller.send({ headers, body }));
}
