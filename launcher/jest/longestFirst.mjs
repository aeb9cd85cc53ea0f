import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sequencer from '@jest/test-sequencer';
import { expectedSeconds, readTestSeconds } from './testSeconds.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What takes longest begins first: nobody waits at the end for the one file that is left. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const record = readTestSeconds();
    const seconds = new Map(tests.map((test) => [test, expectedSeconds(record, relative(root, test.path))]));
    return tests.toSorted((one, other) => seconds.get(other) - seconds.get(one));
  }
}
