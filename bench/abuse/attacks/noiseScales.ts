import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { largestLetIn } from '../letIn.ts';

/** `Run.noiseScaleHistory` thirty times over a log of 100,000 rows: it cost 301 and blocked 3.8 s. A mend makes rows cost. */
export const noiseScales: Attack = {
  name: 'noise-scales',
  finding: 'security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const message = asking(lab.longRunId, 30);
    return { fire: volley({ atOnce: 3, most: 12 }, () => writer.send(message)) };
  },
};

/** As many of them as are let in, until the time is up. */
export const noiseScalesLetIn: Attack = {
  name: 'noise-scales-let-in',
  finding: 'security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const ask = (times: number) => writer.send(asking(lab.longRunId, times));
    const most = await largestLetIn([30, 20, 10, 5, 3, 2, 1], ask);
    return { fire: volley({ atOnce: 3 }, () => ask(most)) };
  },
};

function asking(id: string, times: number) {
  const fields = Array.from(
    { length: times },
    (_, n) => `a${n}: noiseScaleHistory(decay: 0.${n + 10}) { step noiseScale }`,
  );
  return operation(`query ($id: ID!) { run(id: $id) { ${fields.join(' ')} } }`, { id });
}
