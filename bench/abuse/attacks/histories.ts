import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { largestLetIn } from '../letIn.ts';

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

/** The runs of a hundred sweeps, six times at once. */
export const wideAnswers: Attack = {
  name: 'wide-answers',
  finding: 'like security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const message = runsOf(100, lab.teamId);
    return { fire: volley({ atOnce: 6 }, () => writer.send(message)) };
  },
};

/** The runs of as many sweeps as are let in. */
export const wideAnswersLetIn: Attack = {
  name: 'wide-answers-let-in',
  finding: 'like security 9',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const ask = (sweeps: number) => writer.send(runsOf(sweeps, lab.teamId));
    const most = await largestLetIn([100, 80, 60, 50, 40, 30, 20, 10, 5], ask);
    return { fire: volley({ atOnce: 6 }, () => ask(most)) };
  },
};

function runsOf(sweeps: number, teamId: string) {
  const query = `query ($where: SweepWhere) { sweeps(first: ${sweeps}, where: $where) { nodes { id name
    runs(first: 100) { nodes { id batchSize seed status outcome step crossings { lowerSteps upperSteps } } } } } }`;
  return operation(query, { where: { teamId } });
}
