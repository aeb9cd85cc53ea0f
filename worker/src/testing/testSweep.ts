import type { TestPlatform } from './testPlatform.ts';
import { patientPause, until } from './until.ts';

/** Sixteen inputs in four overlapping clusters: five thousand steps take about a second. */
export const clusters = {
  loader: 'gaussianClusters',
  trainingExamples: 2_000,
  testExamples: 500,
  inputShape: [16],
  classes: 4,
  noise: 1.5,
  seed: 1,
};

export interface TestSweepPlan {
  readonly batchSizes: readonly number[];
  readonly seeds: readonly number[];
  readonly maxExamplesPerRun: number;
  readonly targets?: readonly object[];
  readonly budgetMetric?: string;
  readonly evaluation?: object;
  readonly datasetSpec?: object;
  readonly leavesTrail?: boolean;
  readonly modelSpec?: object;
  readonly policy?: object;
}

export interface TestRun {
  readonly id: string;
  readonly batchSize: number;
  readonly seed: number;
  readonly status: string;
  readonly outcome: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly attempts: readonly { readonly number: number; readonly end: string | null }[];
}

export interface TestProbe {
  readonly isPaused: boolean;
  readonly policy: { readonly learningRate: { readonly base: number } };
  readonly spending: readonly { readonly deviceSeconds: number }[];
  readonly firstEstimates: readonly {
    readonly source: string;
    readonly criticalBatchSize: { readonly value: number };
    readonly inputs: {
      readonly looks: readonly { readonly step: number; readonly covarianceTrace: number }[];
    };
  }[];
  readonly rateProbe: {
    readonly status: string;
    readonly learningRate: number | null;
    readonly diverges: boolean | null;
    readonly smallerLearningRate: number | null;
    readonly deviceSeconds: number;
    readonly trials: readonly { readonly learningRate: number; readonly batchSize: number }[];
  } | null;
}

export type TestRow = Readonly<Record<string, number | null>> & {
  readonly step: number;
  readonly attempt: number;
};

/** One run of twelve thousand steps: two or three seconds, about ten reports, four checkpoints. */
export const oneRun = { batchSizes: [16], seeds: [1], maxExamplesPerRun: 192_000 };

export const evaluation = { firstStep: 1, ratio: 1.002, trainingSubset: 64, testEvery: 20 };

/** What a user does to sweeps and sees of them, over GraphQL. */
export function sweepsOf({ apiUrl, ownerToken, teamId }: TestPlatform) {
  async function ask<Data>(query: string, variables: object): Promise<Data> {
    const response = await fetch(`${apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ownerToken}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    const faults = [errors, ...Object.values(data ?? {}).map((value) => userErrorsOf(value))].filter(Boolean);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    return data;
  }

  async function runs(sweepId: string): Promise<TestRun[]> {
    const { sweep } = await ask<{ sweep: { runs: { nodes: TestRun[] } } }>(runsDocument, { sweepId });
    return sweep.runs.nodes;
  }

  return {
    /** A sweep whose runs spend their budget, and are evaluated often: much is under way when one is disturbed. */
    async create({
      datasetSpec = clusters,
      modelSpec = smallNetwork,
      ...sweep
    }: TestSweepPlan): Promise<string> {
      const { createDataset, createModel } = await ask<{
        createDataset: { dataset: { id: string } };
        createModel: { model: { id: string } };
      }>(createSpecs, {
        dataset: { teamId, name: `Clusters ${JSON.stringify(datasetSpec).length}`, spec: datasetSpec },
        model: { teamId, name: 'Small', spec: modelSpec },
      });
      const input = {
        teamId,
        modelId: createModel.model.id,
        datasetId: createDataset.dataset.id,
        targets: [{ metric: 'TRAINING_LOSS', threshold: 1e-6 }],
        policy: { armijo: { reset: 'MAXIMUM' } },
        evaluation,
        ...sweep,
      };
      const { createSweep } = await ask<{ createSweep: { sweep: { id: string } } }>(createSweepDocument, {
        input,
      });
      return createSweep.sweep.id;
    },

    async cancel(sweepId: string): Promise<void> {
      await ask(
        'mutation ($input: CancelSweepInput!) { cancelSweep(input: $input) { userErrors { message } } }',
        { input: { sweepId } },
      );
    },

    /** Lets a paused or canceled sweep go on, at another learning rate where one is given. */
    async continue(sweepId: string, learningRate: number | null = null): Promise<void> {
      await ask(
        'mutation ($input: ContinueSweepInput!) { continueSweep(input: $input) { userErrors { code message } } }',
        { input: { sweepId, learningRate } },
      );
    },

    /** Whether the sweep waits for somebody's choice, and what the probe of its learning rate found. */
    async probe(sweepId: string): Promise<TestProbe> {
      return (await ask<{ sweep: TestProbe }>(probeDocument, { sweepId })).sweep;
    },

    runs,

    /** The one run of a sweep, as soon as it has come to this status. */
    runOnce(sweepId: string, status: string): Promise<TestRun> {
      const inStatus = async () => {
        const [run] = await runs(sweepId);
        return run?.status === status && run;
      };
      return until(`the run is ${status}`, inStatus, 20, patientPause);
    },

    /** Every row of a run's log in order, as the API's pages give them. */
    async rows(runId: string): Promise<TestRow[]> {
      const rows: TestRow[] = [];
      for (let after: string | null = null; ; ) {
        const page: RowsPage = await ask(rowsDocument, { runId, after });
        const { nodes, pageInfo } = page.run.measurements;
        rows.push(...nodes);
        if (!pageInfo.hasNextPage) return rows;
        after = pageInfo.endCursor;
      }
    },
  };
}

interface RowsPage {
  readonly run: {
    readonly measurements: {
      readonly nodes: TestRow[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

const smallNetwork = {
  architecture: 'mlp',
  inputShape: [16],
  hiddenWidths: [32],
  classes: 4,
  activation: 'relu',
};

const createSpecs = `mutation ($dataset: CreateDatasetInput!, $model: CreateModelInput!) {
  createDataset(input: $dataset) { dataset { id } userErrors { code message field } }
  createModel(input: $model) { model { id } userErrors { code message field } }
}`;

const createSweepDocument = `mutation ($input: CreateSweepInput!) {
  createSweep(input: $input) { sweep { id } userErrors { code message field } }
}`;

const probeDocument = `query ($sweepId: ID!) {
  sweep(id: $sweepId) {
    isPaused
    policy { ... on SgdPolicy { learningRate { base } } }
    spending { deviceSeconds }
    firstEstimates { source criticalBatchSize { value } inputs }
    rateProbe { status learningRate diverges smallerLearningRate deviceSeconds trials { learningRate batchSize } }
  }
}`;

const runsDocument = `query ($sweepId: ID!) {
  sweep(id: $sweepId) {
    runs { nodes { id batchSize seed status outcome failure { code message } attempts { number end } } }
  }
}`;

const rowsDocument = `query ($runId: ID!, $after: String) {
  run(id: $runId) {
    measurements(first: 100, after: $after) {
      nodes {
        step attempt examplesSeen trainingLoss testLoss testAccuracy gradientNorm
        unbiasedSquaredGradientNorm gradientCovarianceTrace batchLoss batchGradientNorm stepSize meanTrials
        functionEvaluations gradientEvaluations exhaustedSearches belowResolutionSteps
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

function userErrorsOf(value: unknown): unknown {
  const { userErrors = [] } = (value ?? {}) as { userErrors?: unknown[] };
  return userErrors.length > 0 ? userErrors : null;
}
