import { type Attack, inTurn, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { largestLetIn } from '../letIn.ts';

const many = (length: number) => Array.from({ length }, (_, number) => number + 1);

/** Lists of arguments as long as a body may be: seeds to filter by, batch sizes and devices to price. A mend bounds each list. */
export const longLists: Attack = {
  name: 'long-lists',
  finding: 'like security 1',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const id = lab.largeSweepIds[0] ?? '';
    const messages = [runsOf(id, 500_000), pricesOf(id, 2_000), targetsOf(id, 100_000)];
    return { fire: volley({ atOnce: 4, most: 60 }, (n) => writer.send(inTurn(messages, n))) };
  },
};

/** Lists as long as are let in, each of its own length. */
export const longListsLetIn: Attack = {
  name: 'long-lists-let-in',
  finding: 'like security 1',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const id = lab.largeSweepIds[0] ?? '';
    const messages: ReturnType<typeof operation>[] = [];
    for (const messageOf of [runsOf, pricesOf, targetsOf]) {
      const most = await largestLetIn(lengths, (length) => writer.send(messageOf(id, length)));
      messages.push(messageOf(id, most));
    }
    return { fire: volley({ atOnce: 4, most: 60 }, (n) => writer.send(inTurn(messages, n))) };
  },
};

const lengths = [10_000, 5_000, 1_000, 500, 200, 100, 64, 32, 16, 8, 4, 2, 1];

function runsOf(id: string, length: number) {
  const where = 'runs(first: 100, where: { seed: $many }) { totalCount nodes { id } }';
  return operation(`query ($id: ID!, $many: [Int!]) { sweep(id: $id) { ${where} } }`, {
    id,
    many: many(length),
  });
}

function pricesOf(id: string, length: number) {
  const price = 'assumedPrice: { currency: "EUR", pricePerDeviceHour: 1 }';
  const frontier = `costFrontier(deviceCounts: $many, batchSizes: $many, ${price}) { choices { __typename } }`;
  return operation(`query ($id: ID!, $many: [Int!]) { sweep(id: $id) { ${frontier} } }`, {
    id,
    many: many(length),
  });
}

function targetsOf(id: string, length: number) {
  const field = 'criticalBatchSizeByTarget(metric: TRAINING_LOSS, thresholds: $many) { __typename }';
  return operation(`query ($id: ID!, $many: [Float!]) { sweep(id: $id) { ${field} } }`, {
    id,
    many: many(length).map((each) => each / length),
  });
}

/** Three hundred thousand ids to cancel, or to look up: lists of a mutation. */
export const longInputs: Attack = {
  name: 'long-inputs',
  finding: 'like security 1',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('MEMBER');
    const runIds = Array.from({ length: 60_000 }, () => lab.longRunId);
    const input = { sweepId: lab.longSweepId, runIds };
    const message = operation(
      'mutation ($input: CancelRunsInput!) { cancelRuns(input: $input) { userErrors { code } } }',
      { input },
    );
    return { fire: volley({ atOnce: 4, most: 60 }, () => writer.send(message)) };
  },
};
