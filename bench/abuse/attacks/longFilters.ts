import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';

/**
 * One text of 4,000,000 letters that thirty aliases search the names of models for, by a person who may only read. It kept
 * all connections to the database for 31 s. A mend refuses long filters before they reach PostgreSQL.
 */
export const longFilters: Attack = {
  name: 'long-filters',
  finding: 'security 1',
  prepare: async ({ labMember }) => {
    const { person } = await labMember('VIEWER');
    const message = operation(aliased('models'), { text: 'a'.repeat(4_000_000 - 10_000) });
    return { fire: volley({ atOnce: 2, most: 6 }, () => person.send(message)) };
  },
};

/** The same by a stranger, over the leaderboards that the operator has opened to everybody. */
export const longFiltersOfStrangers: Attack = {
  name: 'long-filters-stranger',
  finding: 'security 1',
  prepare: async ({ stranger }) => {
    const somebody = stranger();
    const message = operation(aliased('benchmarks'), { text: 'a'.repeat(4_000_000 - 10_000) });
    return { fire: volley({ atOnce: 2, most: 6 }, () => somebody.send(message)) };
  },
};

function aliased(list: string): string {
  const fields = Array.from(
    { length: 29 },
    (_, n) => `a${n}: ${list}(where: { nameContains: $text }) { totalCount }`,
  );
  return `query ($text: String!) { ${fields.join(' ')} }`;
}
