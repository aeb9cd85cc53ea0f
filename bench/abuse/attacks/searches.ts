import { type Attack, inTurn, volley } from '../attack.ts';
import { operation } from '../caller.ts';

/** Thirty searches for two letters in one operation, over all lists, totals counted: what the rules of filters let in. */
export const searches: Attack = {
  name: 'searches',
  finding: 'like security 1',
  prepare: async ({ labMember }) => {
    const { writer } = await labMember('VIEWER');
    const lists = ['sweeps', 'models', 'datasets', 'studies', 'policyComparisons', 'benchmarks'];
    const fields = Array.from({ length: 30 }, (_, n) => {
      const list = lists[n % lists.length];
      return `a${n}: ${list}(first: 100, where: { nameContains: $text }) { totalCount nodes { id name } }`;
    });
    const text = 'mlp on clusters, adam'.repeat(9).slice(0, 200);
    const messages = ['e', 'on', text].map((each) =>
      operation(`query ($text: String!) { ${fields.join(' ')} }`, { text: each }),
    );
    return { fire: volley({ atOnce: 8 }, (n) => writer.send(inTurn(messages, n))) };
  },
};

const rows = `totalCount pageInfo { endCursor }
  nodes { step examplesSeen trainingLoss testLoss stepSize deviceSeconds }`;

/** A log of 100,000 rows gone through page by page, thirty copies of each page in one operation, all rows counted each time. */
export const deepPages: Attack = {
  name: 'deep-pages',
  finding: 'like security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const pages = Array.from(
      { length: 29 },
      (_, n) => `a${n}: measurements(first: 100, after: $after) { ${rows} }`,
    );
    const log = `query ($id: ID!, $after: String) { run(id: $id) { ${pages.join(' ')} } }`;
    let after: string | null = null;
    return {
      fire: volley({ atOnce: 8 }, async () => {
        const reply = await writer.graphql(log, { id: lab.longRunId, after });
        after = /"endCursor":"([^"]+)"/.exec(reply.text)?.[1] ?? null;
        return reply;
      }),
    };
  },
};
