import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';

/**
 * Sixteen `estimateFor` at a time, again and again, in the one thread that computes: thirty of thirty of another team were
 * refused. A mend gives each team places of its own. The rival asks for one.
 */
export const estimates: Attack = {
  name: 'estimates',
  finding: 'security 10',
  prepare: async ({ labMember, lab, others }) => {
    const { writer } = await labMember('VIEWER');
    const theirs = others.bystanding.sweepIds[0];
    return {
      fire: volley({ atOnce: 12 }, (number) => {
        const id = lab.largeSweepIds[number % lab.largeSweepIds.length];
        return writer.send(operation(asking(8, number), { id }));
      }),
      rival: () => others.writer.send(operation(asking(1, 0), { id: theirs })),
    };
  },
};

/** Each threshold is another one, so that no answer is there already. */
function asking(fields: number, number: number): string {
  const each = Array.from({ length: fields }, (_, n) => {
    const threshold = 0.1 + 1e-4 * ((number * fields + n) % 1_000) + 1e-6;
    return `a${n}: estimateFor(target: { metric: TRAINING_LOSS, threshold: ${threshold.toFixed(6)} }) { __typename }`;
  });
  return `query ($id: ID!) { sweep(id: $id) { ${each.join(' ')} } }`;
}
