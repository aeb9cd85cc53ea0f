import { type Attack, inTurn, volley } from '../attack.ts';
import { operation } from '../caller.ts';

const many = (length: number) => Array.from({ length }, (_, number) => number + 1);

/** Lists of arguments as long as a body may be: seeds to filter by, batch sizes and devices to price. A mend bounds each list. */
export const longLists: Attack = {
  name: 'long-lists',
  finding: 'like security 1',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const id = lab.largeSweepIds[0];
    const messages = [
      operation(
        'query ($id: ID!, $many: [Int!]) { sweep(id: $id) { runs(first: 100, where: { seed: $many }) { totalCount nodes { id } } } }',
        { id, many: many(500_000) },
      ),
      operation(
        'query ($id: ID!, $many: [Int!]) { sweep(id: $id) { costFrontier(deviceCounts: $many, batchSizes: $many, assumedPrice: { currency: "EUR", pricePerDeviceHour: 1 }) { choices { __typename } } } }',
        { id, many: many(2_000) },
      ),
      operation(
        'query ($id: ID!, $many: [Float!]) { sweep(id: $id) { criticalBatchSizeByTarget(metric: TRAINING_LOSS, thresholds: $many) { __typename } } }',
        { id, many: many(100_000).map((each) => each / 1e5) },
      ),
    ];
    return { fire: volley({ atOnce: 4, most: 60 }, (n) => writer.send(inTurn(messages, n))) };
  },
};

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
