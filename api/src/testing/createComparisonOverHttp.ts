import type { TestTeam } from './createTestTeam.ts';
import { ask } from './graphql.ts';

const mutation = `mutation ($input: CreatePolicyComparisonInput!) {
  createPolicyComparison(input: $input) { policyComparison { id } userErrors { code field message } }
}`;

type Payload = {
  policyComparison: { id: string } | null;
  userErrors: { code: string; field: string[]; message: string }[];
};

/** Sends createPolicyComparison for a team; what is not given is small and valid. */
export async function sendComparison(
  url: string,
  team: TestTeam,
  input: Record<string, unknown> = {},
): Promise<Payload> {
  const { createPolicyComparison } = await ask<{ createPolicyComparison: Payload }>(url, mutation, {
    token: team.writeToken,
    variables: {
      input: {
        teamId: team.id,
        name: 'Policies',
        modelId: team.modelId,
        datasetId: team.datasetId,
        batchSizes: [8, 32],
        seeds: [1],
        target: { metric: 'TRAINING_LOSS', threshold: 0.1 },
        contenders: [
          { policies: [{ armijo: { reset: 'MAXIMUM' } }] },
          { policies: [{ armijo: { reset: 'INCREASE' } }] },
        ],
        evaluation: {},
        maxExamplesPerRun: 100_000,
        ...input,
      },
    },
  });
  return createPolicyComparison;
}

/** The comparison of a createPolicyComparison that must succeed. */
export async function createComparisonOverHttp(...order: Parameters<typeof sendComparison>) {
  const { policyComparison, userErrors } = await sendComparison(...order);
  if (!policyComparison) throw new Error(`The comparison was refused: ${JSON.stringify(userErrors)}`);
  return policyComparison;
}
