import { type Attack, volley } from '../attack.ts';
import type { Caller } from '../caller.ts';

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

function fireOf(caller: Caller) {
  return volley({ atOnce: 8, most: 60 }, () => caller.send({ headers, body }));
}
