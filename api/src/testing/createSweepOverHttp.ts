import type { TestTeam } from './createTestTeam.ts';
import { ask } from './graphql.ts';

const mutation = `mutation ($input: CreateSweepInput!) {
  createSweep(input: $input) { sweep { id number status lastEventSequence targets { id } } userErrors { code field message } }
}`;

type Payload = {
  sweep: {
    id: string;
    number: number;
    status: string;
    lastEventSequence: number;
    targets: { id: string }[];
  } | null;
  userErrors: { code: string; field: string[]; message: string }[];
};

/** Sends createSweep for a team; what is not given is small and valid. */
export async function sendSweep(
  url: string,
  team: TestTeam,
  input: Record<string, unknown> = {},
): Promise<Payload> {
  const { createSweep } = await ask<{ createSweep: Payload }>(url, mutation, {
    token: team.writeToken,
    variables: {
      input: {
        teamId: team.id,
        modelId: team.modelId,
        datasetId: team.datasetId,
        batchSizes: [8, 32],
        seeds: [1],
        targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }],
        policy: {},
        evaluation: {},
        maxExamplesPerRun: 100_000,
        ...input,
      },
    },
  });
  return createSweep;
}

/** The sweep of a createSweep that must succeed. */
export async function createSweepOverHttp(...order: Parameters<typeof sendSweep>) {
  const { sweep, userErrors } = await sendSweep(...order);
  if (!sweep) throw new Error(`The sweep was refused: ${JSON.stringify(userErrors)}`);
  return sweep;
}
