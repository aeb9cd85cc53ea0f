import { type Attack, inTurn, volley } from '../attack.ts';
import { operation } from '../caller.ts';

const hundred = Array.from({ length: 100 }, (_, number) => number + 1);

/**
 * Forecasts of 10,000 runs and frontiers of a hundred batch sizes, as many as an operation may ask for: each was computed on the
 * event loop, at a cost of 1. A mend lets the runs cost, and computes in the thread.
 */
export const forecasts: Attack = {
  name: 'forecasts',
  finding: 'like security 10',
  prepare: async ({ labMember, lab }) => {
    const { writer } = await labMember('VIEWER');
    const id = lab.largeSweepIds[0];
    const found = await writer.send(
      operation('query ($id: ID!) { sweep(id: $id) { team { id } model { id } dataset { id } } }', { id }),
    );
    const { team, model, dataset } = JSON.parse(found.text).data.sweep;
    const input = {
      ...{ teamId: team.id, modelId: model.id, datasetId: dataset.id },
      ...{ batchSizes: hundred, seeds: 100, maxExamplesPerRun: 1_000_000 },
    };
    const four = (field: string) =>
      hundred
        .slice(0, 4)
        .map((n) => `a${n}: ${field}`)
        .join(' ');
    const messages = [
      operation(`query ($input: SweepForecastInput!) { ${four('sweepForecast(input: $input) { runs }')} }`, {
        input,
      }),
      operation(
        `query ($id: ID!, $sizes: [Int!], $devices: [Int!]) { sweep(id: $id) { ${four('costFrontier(batchSizes: $sizes, deviceCounts: $devices) { device }')} } }`,
        { id, sizes: hundred, devices: hundred.slice(0, 32) },
      ),
    ];
    return { fire: volley({ atOnce: 6, most: 60 }, (n) => writer.send(inTurn(messages, n))) };
  },
};
