import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';

/** `Run.noiseScaleHistory` thirty times over a log of 100,000 rows: it cost 301 and blocked 3.8 s. A mend makes rows cost. */
export const noiseScales: Attack = {
  name: 'noise-scales',
  finding: 'security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const fields = Array.from(
      { length: 30 },
      (_, n) => `a${n}: noiseScaleHistory(decay: 0.${n + 10}) { step noiseScale }`,
    );
    const message = operation(`query ($id: ID!) { run(id: $id) { ${fields.join(' ')} } }`, {
      id: lab.longRunId,
    });
    return { fire: volley({ atOnce: 3, most: 12 }, () => writer.send(message)) };
  },
};
