import { loggedSegmentSchema } from '@critbatch/theory';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { sweepsOf } from '../testing/testSweep.ts';
import { until } from '../testing/until.ts';

jest.setTimeout(900_000);

let database: OwnedDatabase;
let platform: TestPlatform;
let published = 0;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, 2);
});
afterEach(() => platform.killWorkers());
afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

/** What the API shows of the segments of a submission. */
interface Retraining {
  readonly scoredSegments: number;
  readonly scoredDrawn: number;
  readonly matched: number;
  readonly mismatched: number;
  readonly cannot: number;
  readonly waiting: number;
  readonly detection: number;
  readonly segments: readonly {
    verdict: string | null;
    reason: string | null;
    detail: string | null;
    difference: { step: number; field: string } | null;
  }[];
}

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const response = await fetch(`${platform.apiUrl}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${platform.ownerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data: Data };
  expect(JSON.stringify(answer)).not.toMatch(/"(errors|message)":/);
  return answer.data;
}

const threshold = 1e-6;
/** Several checkpoints in each run, and points of the trail with them. */
const often = ['--checkpoint-seconds', '0.2'];

/** Trains a sweep of three runs; the first worker is killed in the middle of one, and another goes on. */
async function train(): Promise<string> {
  const sweepId = await sweepsOf(platform).create({
    batchSizes: [16],
    seeds: [1, 2, 3],
    maxExamplesPerRun: 160_000,
    targets: [{ metric: 'TRAINING_LOSS', threshold }],
    evaluation: { firstStep: 1, ratio: 1.2, trainingSubset: 2_000, testEvery: 3, gradientEvery: 2 },
    leavesTrail: true,
  });
  const killed = platform.startWorker(['--slots', '1', '--name', 'first', ...often]);
  await until('a checkpoint is there', () => database.client.runCheckpoint.findFirst(), 60);
  killed.kill('SIGKILL');
  await killed.ended;
  expect(await platform.startWorker(['--slots', '1', '--until-idle', ...often]).ended).toBe(0);
  // The run of the killed worker is free once its lease has run out.
  expect(await platform.startWorker(['--slots', '1', '--until-idle', ...often]).ended).toBe(0);
  await until('the sweep has ended', () =>
    database.client.sweep.findFirst({ where: { id: localId(sweepId), status: 'FINISHED' } }),
  );
  return sweepId;
}

const localId = (globalId: string) => Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';

/** Hands a sweep in to a benchmark about exactly what it trained; the id of the submission. */
async function submit(sweepId: string): Promise<string> {
  const { model, dataset } = await database.client.sweep.findUniqueOrThrow({
    where: { id: localId(sweepId) },
    include: { model: true, dataset: true },
  });
  const { id } = await database.client.benchmark.create({
    data: {
      teamId: localId(platform.teamId),
      slug: `clusters-${++published}`,
      name: 'Clusters',
      versions: {
        create: {
          number: 1,
          modelName: model.name,
          modelHash: model.contentHash,
          modelSpec: model.spec as object,
          datasetName: dataset.name,
          datasetHash: dataset.contentHash,
          datasetSpec: dataset.spec as object,
          metric: 'TRAINING_LOSS',
          threshold,
          ranking: 'WORK',
        },
      },
    },
  });
  const benchmarkId = Buffer.from(`Benchmark:${id}`).toString('base64url');
  const { submitSweep } = await ask<{ submitSweep: { submission: { id: string } } }>(
    'mutation ($input: SubmitSweepInput!) { submitSweep(input: $input) { submission { id } userErrors { message } } }',
    { input: { benchmarkId, sweepId } },
  );
  return submitSweep.submission.id;
}

/** What the house's worker, which is started by itself, makes of a submission. */
async function retrained(submissionId: string): Promise<Retraining> {
  const worker = platform.startWorker(['--slots', '1', '--until-idle']);
  expect([await worker.ended, worker.words()]).toEqual([0, expect.anything()]);
  const { submission } = await ask<{ submission: { retraining: Retraining } }>(
    `query ($id: ID!) { submission(id: $id) { retraining {
      scoredSegments scoredDrawn matched mismatched cannot waiting detection(forged: 2)
      segments { verdict reason detail difference { step field } }
    } } }`,
    { id: submissionId },
  );
  return submission.retraining;
}

/** Drawn scored segments whose log holds a row: of the others checkpoints alone are compared. */
async function drawnWithRows(submissionId: string): Promise<number> {
  const drawn = await database.client.retraining.findMany({
    where: { isScored: true, draw: { submissionId: localId(submissionId) } },
  });
  const withRows = drawn.filter(({ logged }) => loggedSegmentSchema.parse(logged).rows.length > 0);
  expect(withRows.length).toBeGreaterThan(0);
  return withRows.length;
}

const historyOf = (submissionId: string) =>
  until('the history tells of it', () =>
    database.client.benchmarkEvent.findFirst({
      where: { submissionId: localId(submissionId), kind: 'RETRAINED' },
    }),
  );

let sweepId: string;

it('matches the honest log of a run that was killed and resumed, by a worker of the house and by itself', async () => {
  sweepId = await train();
  expect(await database.client.attempt.count({ where: { end: 'EXPIRED' } })).toBe(1);
  expect(await database.client.trailPoint.count()).toBeGreaterThan(0);
  const submissionId = await submit(sweepId);
  const retraining = await retrained(submissionId);
  expect(retraining).toMatchObject({ matched: retraining.scoredDrawn, mismatched: 0, cannot: 0, waiting: 0 });
  expect(retraining.scoredSegments).toBeGreaterThan(3);
  expect(retraining.segments.map(({ verdict }) => verdict)).not.toContain('MISMATCHED');
  expect((await historyOf(submissionId)).note).toBe(`MATCHED ${retraining.scoredDrawn}`);
});

it('tells the first row that differs of a forged log, once two trainings agree on it', async () => {
  await database.client.$executeRaw`UPDATE "Measurement" SET "trainingLoss" = "trainingLoss" * 0.999`;
  const submissionId = await submit(sweepId);
  const where = { id: localId(submissionId) };
  // The token of its worker is one that the operator vouches for; whoever has the database can forge all the same.
  expect(await database.client.submission.findUnique({ where })).toMatchObject({ trust: 'ATTESTED' });
  const retraining = await retrained(submissionId);
  const [mismatched, { scoredDrawn }] = [await drawnWithRows(submissionId), retraining];
  expect(retraining).toMatchObject({ matched: scoredDrawn - mismatched, mismatched, cannot: 0 });
  const contradicted = retraining.segments.filter(({ verdict }) => verdict === 'MISMATCHED');
  expect(contradicted.map(({ difference }) => difference?.field)).toEqual(
    contradicted.map(() => 'trainingLoss'),
  );
  const claims = await database.client.retraining.findMany({ where: { verdict: 'MISMATCHED' } });
  expect(claims.map(({ fencingToken }) => fencingToken)).toEqual(claims.map(() => 2));
  await until('its trust has fallen', () =>
    database.client.submission.findFirst({ where: { ...where, trust: 'REPORTED' } }),
  );
  expect((await historyOf(submissionId)).note).toContain(`MISMATCHED ${mismatched}`);
});

it('accuses nobody whose machine may compute otherwise', async () => {
  await database.client
    .$executeRaw`UPDATE "Attempt" SET provenance = jsonb_set(provenance, '{processor}', '"Another one"')`;
  const submissionId = await submit(sweepId);
  const retraining = await retrained(submissionId);
  const [cannot, { scoredDrawn }] = [await drawnWithRows(submissionId), retraining];
  expect(retraining).toMatchObject({ matched: scoredDrawn - cannot, mismatched: 0, cannot });
  expect(retraining.segments.find(({ verdict }) => verdict === 'CANNOT')).toMatchObject({
    reason: 'OTHER_MACHINE',
    detail: expect.stringContaining('Another one'),
    difference: { field: 'trainingLoss' },
  });
});
