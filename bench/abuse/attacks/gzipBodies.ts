import { gzipSync } from 'node:zlib';
import { type Attack, volley } from '../attack.ts';

/**
 * Bodies of 4 kB by a stranger that unpack to 4 MB of `[{},{},…]`, twenty at a time: sixty took 11.4 s of processor. A mend
 * inflates nothing, and reads no body of a stranger that is not small.
 */
export const gzipBodies: Attack = {
  name: 'gzip-bodies',
  finding: 'security 4',
  prepare: async ({ stranger }) => {
    const somebody = stranger();
    const body = gzipSync(`[${'{},'.repeat(1_390_000)}{}]`);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    return { fire: volley({ atOnce: 20, most: 120 }, () => somebody.send({ headers, body })) };
  },
};
