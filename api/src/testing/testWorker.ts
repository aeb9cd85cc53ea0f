import type { TestTeam } from './createTestTeam.ts';
import { ask } from './graphql.ts';

type UserErrors = { userErrors: { code: string; field: string[]; message: string }[] };
export type TestLease = {
  run: { id: string; batchSize: number; seed: number };
  fencingToken: number;
  attempt: number;
  checkpoint: { sha256: string; step: number } | null;
  trainingSpec: unknown;
};

const userErrors = 'userErrors { code field message }';

/** A worker of a team that speaks the protocol over HTTP, one word at a time. */
export async function startTestWorker(
  url: string,
  team: TestTeam,
  name = 'test worker',
  offeredModels: string[] = [],
) {
  const speak = <Payload>(mutation: string, selection: string, input: Record<string, unknown>) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { ${selection} ${userErrors} } }`;
    return ask<{ payload: Payload & UserErrors }>(url, query, {
      token: team.workerToken,
      variables: { input },
    }).then(({ payload }) => payload);
  };
  const { worker } = await speak<{ worker: { id: string } }>('registerWorker', 'worker { id }', {
    teamId: team.id,
    name,
    device: 'cpu',
    engine: 'reference',
    slots: 1,
    offeredModels,
    details: {},
  });
  const held = (lease: TestLease) => ({ runId: lease.run.id, fencingToken: lease.fencingToken });
  return {
    id: worker.id,
    claim: (sweepId?: string) =>
      speak<{ lease: TestLease | null }>(
        'claimRun',
        'lease { run { id batchSize seed } fencingToken attempt trainingSpec checkpoint { sha256 step } }',
        { workerId: worker.id, sweepId },
      ),
    heartbeat: (lease: TestLease) =>
      speak<{ expiresAt: string | null; cancelRequested: boolean }>(
        'heartbeat',
        'expiresAt cancelRequested',
        held(lease),
      ),
    /** Rows of the run that is held, whatever batch size they were made for. */
    report: (lease: TestLease, sequence: number, rows: ReturnType<typeof testRow>[]) => {
      const measurements = rows.map((row) => ({ ...row, examplesSeen: row.step * lease.run.batchSize }));
      return speak<{ acceptedSequence: number | null }>('reportMeasurements', 'acceptedSequence', {
        ...held(lease),
        sequence,
        measurements,
        step: measurements.at(-1)?.step ?? 0,
        examplesSeen: measurements.at(-1)?.examplesSeen ?? 0,
        ...(sequence === 0 && { provenance: testProvenance }),
      });
    },
    recordCheckpoint: (lease: TestLease, sha256: string, step: number) =>
      speak<{ step: number | null }>('recordCheckpoint', 'step', { ...held(lease), sha256, step }),
    complete: (
      lease: TestLease,
      lastSequence: number,
      step: number,
      // What rows of testRow say: a loss of 1/step meets the target that sweeps of tests have from step 10 on.
      outcome = lastSequence >= 0 && step >= 10 ? 'TARGETS_REACHED' : 'DIVERGED',
    ) =>
      speak<{ run: { status: string } | null }>('completeRun', 'run { status }', {
        ...held(lease),
        outcome,
        lastSequence,
        step,
        examplesSeen: step * lease.run.batchSize,
      }),
    fail: (lease: TestLease, code: string, message = 'A test.') =>
      speak<{ run: { status: string } | null }>('failRun', 'run { status }', {
        ...held(lease),
        code,
        message,
      }),
    release: (lease: TestLease) =>
      speak<{ run: { status: string } | null }>('releaseRun', 'run { status }', held(lease)),
  };
}

/** What an attempt says that it computes with. */
export const testProvenance = { engine: 'onnx', device: 'cpu', graphHash: 'ab'.repeat(32), threads: 4 };

/** With all that two machines must share before a difference between their bits says anything. */
export const wholeProvenance = {
  ...testProvenance,
  processor: 'one',
  instructions: 'avx2',
  platform: 'linux',
  node: '24',
  '@tensorflow/tfjs-core': '4',
  checkpointFormat: '1',
};

/** A row of a log. */
export function testRow(step: number, batchSize: number, trainingLoss = 1 / step) {
  return {
    step,
    examplesSeen: step * batchSize,
    trainingLoss,
    functionEvaluations: 2 * step,
    gradientEvaluations: step,
    exhaustedSearches: 0,
    belowResolutionSteps: 0,
    wallSeconds: step * 0.01,
    deviceSeconds: step * 0.008,
    evaluationSeconds: 0.1,
    dataSeconds: step * 0.001,
    gradientSeconds: step * 0.004,
    searchSeconds: step * 0.002,
    updateSeconds: step * 0.001,
  };
}
