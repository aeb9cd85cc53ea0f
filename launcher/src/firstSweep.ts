import { CritbatchError } from '@critbatch/theory';
import type { ApiClient } from './apiClient.ts';

/**
 * The sweep that a first start trains: under the reset rule `maximum` its N(b) has a deep interior minimum, and its
 * two smallest batch sizes never arrive. The choice and its figures: docs/decisions/0008-first-sweep.md.
 */
export const firstSweep = {
  name: 'First sweep: MLP on MNIST',
  batchSizes: [8, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024],
  seeds: [1, 2, 3],
  targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }],
  policy: {
    armijo: { initialStepSize: 1, sufficientDecrease: 0.1, backtrackFactor: 0.9, reset: 'MAXIMUM' },
  },
  evaluation: { firstStep: 10, ratio: 1.05, trainingSubset: 5_000, testEvery: 10 },
  maxExamplesPerRun: 800_000,
};

export const firstSweepDocuments = {
  ingredients: /* GraphQL */ `
    query FirstSweepIngredients($teamId: ID!) {
      sweeps(first: 1, where: { teamId: $teamId }, orderBy: { field: CREATED_AT, direction: ASC }) {
        nodes {
          id
          name
          status
        }
      }
      models(first: 1, where: { teamId: $teamId, name: "MLP 784-128-10" }) {
        nodes {
          id
        }
      }
      datasets(first: 1, where: { teamId: $teamId, name: "MNIST" }) {
        nodes {
          id
        }
      }
    }
  `,
  create: /* GraphQL */ `
    mutation CreateFirstSweep($input: CreateSweepInput!) {
      createSweep(input: $input) {
        sweep {
          id
        }
        userErrors {
          code
          message
        }
      }
    }
  `,
};

type Ingredients = {
  sweeps: { nodes: { id: string; name: string; status: string }[] };
  models: { nodes: { id: string }[] };
  datasets: { nodes: { id: string }[] };
};
type Created = {
  createSweep: { sweep: { id: string } | null; userErrors: { code: string; message: string }[] };
};

/**
 * The id of the first sweep while it is running: created where the team has no sweep yet, found again where a start
 * was cut short; null where it has ended or the team went another way.
 */
export async function ensureFirstSweep(api: ApiClient, teamId: string): Promise<string | null> {
  const found = await api.request<Ingredients>(firstSweepDocuments.ingredients, { teamId });
  const earlier = found.sweeps.nodes[0];
  if (earlier) return earlier.name === firstSweep.name && earlier.status === 'RUNNING' ? earlier.id : null;

  const model = found.models.nodes[0];
  const dataset = found.datasets.nodes[0];
  if (!model || !dataset) throw new CritbatchError('NOT_FOUND', 'The built-in model or data set is missing.');
  const input = { ...firstSweep, teamId, modelId: model.id, datasetId: dataset.id };
  const { createSweep } = await api.request<Created>(firstSweepDocuments.create, { input });
  if (createSweep.sweep) return createSweep.sweep.id;
  const message = createSweep.userErrors.map((error) => error.message).join(' ');
  throw new CritbatchError('INVALID_INPUT', `The first sweep was refused: ${message}`);
}
