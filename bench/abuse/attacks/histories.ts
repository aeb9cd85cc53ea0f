import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';

const columns =
  'step examplesSeen trainingLoss testLoss testAccuracy gradientNorm batchLoss stepSize wallSeconds deviceSeconds';

/** Thirty thinned logs of 1,000 points in one operation, each with other points: what the limits of cost let in. */
export const histories: Attack = {
  name: 'histories',
  finding: 'like security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const fields = Array.from(
      { length: 30 },
      (_, n) => `a${n}: history(points: ${1_000 - n}) { ${columns} }`,
    );
    const message = operation(`query ($id: ID!) { run(id: $id) { ${fields.join(' ')} } }`, {
      id: lab.longRunId,
    });
    return { fire: volley({ atOnce: 6 }, () => writer.send(message)) };
  },
};

/** The logs of a hundred runs as deep as the cost allows, six at a time. */
export const wideAnswers: Attack = {
  name: 'wide-answers',
  finding: 'like security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const query = `query ($where: SweepWhere) { sweeps(first: 100, where: $where) { nodes { id name
      runs(first: 100) { nodes { id batchSize seed status outcome step crossings { lowerSteps upperSteps } } } } } }`;
    const message = operation(query, { where: { teamId: lab.teamId } });
    return { fire: volley({ atOnce: 6 }, () => writer.send(message)) };
  },
};
