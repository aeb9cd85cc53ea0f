import { readFile } from 'node:fs/promises';
import { passingCodes } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { sampleAnswer } from '../testing/sampleAnswer.ts';
import type { Operation } from './operation.ts';
import { claimRetraining } from './operations/claimRetraining.ts';
import { claimRun } from './operations/claimRun.ts';
import { completeRun } from './operations/completeRun.ts';
import { failRun } from './operations/failRun.ts';
import { heartbeat } from './operations/heartbeat.ts';
import { readTeams } from './operations/readTeams.ts';
import { recordCheckpoint } from './operations/recordCheckpoint.ts';
import { recordTrailPoint } from './operations/recordTrailPoint.ts';
import { registerWorker } from './operations/registerWorker.ts';
import { releaseRun } from './operations/releaseRun.ts';
import { measurementInput, reportMeasurements } from './operations/reportMeasurements.ts';
import { reportRateProbe } from './operations/reportRateProbe.ts';
import { reportRetraining } from './operations/reportRetraining.ts';
import { readPayload } from './readPayload.ts';

const schema = buildSchema(await readFile(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'));

const held = { runId: 'a-run', fencingToken: 3 };
const measurement = {
  step: 20,
  examplesSeen: 640,
  epoch: 0,
  trainingLoss: 0.5,
  testLoss: null,
  testAccuracy: null,
  gradientNorm: 1.5,
  unbiasedSquaredGradientNorm: -0.25,
  gradientCovarianceTrace: 40,
  batchLoss: Number.POSITIVE_INFINITY,
  batchGradientNorm: 2.5,
  stepSize: 0.9,
  meanTrials: 2.5,
  functionEvaluations: 50,
  gradientEvaluations: 20,
  exhaustedSearches: 0,
  belowResolutionSteps: 0,
  wallSeconds: 0.1,
  deviceSeconds: 0.08,
  evaluationSeconds: 0.02,
  dataSeconds: 0.001,
  gradientSeconds: 0.02,
  searchSeconds: null,
  updateSeconds: 0,
};

/** One line per operation: its input has the type that the worker gives it. */
const cases = [
  speak(readTeams, {}),
  speak(registerWorker, {
    teamId: 'a-team',
    name: 'box',
    device: 'cpu',
    engine: 'onnx',
    slots: 2,
    offeredModels: ['0'.repeat(64)],
    details: { node: '24.21.0', threads: 2 },
  }),
  speak(claimRun, { workerId: 'a-worker', idempotencyKey: 'a-key', probesRates: true }),
  speak(reportRateProbe, {
    ...held,
    trials: [{ learningRate: 0.1, batchSize: 64, firstLoss: 2.3, lastLoss: null }],
    gradients: [
      { step: 0, trainingLoss: 2.3, squaredGradientNorm: 1.2, covarianceTrace: 60, stepSize: null },
    ],
    deviceSeconds: 0.2,
  }),
  speak(recordTrailPoint, { ...held, sha256: '0'.repeat(64), step: 20, keptSteps: [8] }),
  speak(claimRetraining, { workerId: 'a-worker', heedsFormerEnds: true }),
  speak(reportRetraining, {
    retrainingId: 'a-segment',
    fencingToken: 1,
    deviceSeconds: 1.5,
    provenance: { engine: 'onnx', device: 'cpu', graphHash: null },
    obstacle: null,
    detail: null,
    fromStep: 8,
    rows: [measurementInput(measurement)],
    end: { outcome: 'BUDGET_SPENT', step: 20 },
    sha256: null,
  }),
  speak(heartbeat, held),
  speak(reportMeasurements, {
    ...held,
    sequence: 0,
    measurements: [measurementInput(measurement)],
    step: 20,
    examplesSeen: 640,
  }),
  speak(recordCheckpoint, { ...held, sha256: 'ab'.repeat(32), step: 20, lastSequence: 1 }),
  speak(completeRun, {
    ...held,
    outcome: 'TARGETS_REACHED',
    lastSequence: 0,
    step: 20,
    examplesSeen: 640,
  }),
  speak(failRun, { ...held, code: 'WORKER_FAILED', message: 'The thread ended.' }),
  speak(releaseRun, held),
];

describe("the worker's operations and the API's committed schema", () => {
  it.each(cases)('$field asks only for what the schema has', ({ document }) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });

  it.each(cases)(
    '$field gives its input and reads its answer in the forms of the schema',
    async (operation) => {
      const body = { data: await sampleAnswer(schema, operation.document, operation.sample) };
      expect(readPayload(operation, body)).toMatchObject({ status: 'accepted' });
    },
  );

  it.each([
    { operation: claimRun, sample: { workerId: 'a-worker' }, absent: 'lease' },
    { operation: claimRun, sample: { workerId: 'a-worker' }, absent: 'checkpoint' },
    { operation: claimRun, sample: { workerId: 'a-worker' }, absent: 'rateProbe' },
    { operation: readTeams, sample: {}, absent: 'viewer' },
  ])('$operation.field may come without its $absent', async ({ operation, sample, absent }) => {
    const body = { data: await sampleAnswer(schema, operation.document, sample, [absent]) };
    expect(readPayload<object, unknown>(operation, body)).toMatchObject({ status: 'accepted' });
  });
});

function speak<Input extends object, Payload>(operation: Operation<Input, Payload>, sample: Input) {
  return { ...(operation as Operation<object, unknown>), sample };
}

describe('the clients that outsiders use', () => {
  const passingIn = async (path: string) => {
    const text = await readFile(new URL(`../../../clients/${path}`, import.meta.url), 'utf8');
    const list = /passing_?codes\b.*?=.*?[{[](.*?)[}\]]/is.exec(text)?.[1] ?? '';
    return new Set(list.match(/[A-Z_]{2,}/g));
  };

  it('wait for the codes that a worker waits for; a script in TypeScript not for what it may have caused itself', async () => {
    expect(await passingIn('python/src/critbatch/until_answered.py')).toEqual(passingCodes);
    const forScripts = new Set(passingCodes);
    for (const own of ['DISK_FULL', 'OPERATION_TIMED_OUT']) forScripts.delete(own);
    expect(await passingIn('typescript/src/retry.ts')).toEqual(forScripts);
  });
});
