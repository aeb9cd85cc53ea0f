import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import { isObjectType } from 'graphql';
import type { Access } from '../../platform/access/access.ts';
import { callers, refusalOf } from '../../platform/access/accessTable.ts';
import { benchmarkReaders, everybody, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { startApi } from '../../server/http/api.ts';
import { createSchema } from '../../server/schema/schema.ts';
import { countStatements } from '../../testing/countStatements.ts';
import type { FullTeam } from '../../testing/createFullTeam.ts';
import { createFullTeam } from '../../testing/createFullTeam.ts';
import { everyOperation } from '../../testing/everyOperation.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

const schema = createSchema();
let api: TestApi;
/** The same Critbatch as its operator opens it: another process on the same records. */
let open: Awaited<ReturnType<typeof startApi>>;
let openUrl: string;
let team: FullTeam;

beforeAll(async () => {
  api = await startTestApi();
  open = await startApi({ ...api.environment, benchmarksArePublic: true });
  openUrl = `http://127.0.0.1:${open.port}`;
  team = await createFullTeam(api);
  // The one submission of the team has a run of its sweep as evidence.
  const run = await api.client.run.findFirstOrThrow({
    where: { sweepId: parseGlobalId(team.ids.sweepId)?.id ?? '', status: 'SUCCEEDED' },
  });
  const evidence = { runs: [{ ...evidenceOf(run), lastStep: 1 }] };
  await api.client.$executeRaw`SET session_replication_role = replica`;
  await api.client.submission.updateMany({ data: { evidence } });
  await api.client.$executeRaw`SET session_replication_role = origin`;
});
afterAll(async () => {
  await open.stop();
  await api.stop();
});

const evidenceOf = ({ id, batchSize, seed }: { id: string; batchSize: number; seed: number }) => ({
  runId: id,
  batchSize,
  seed,
  status: 'SUCCEEDED',
  outcome: 'TARGETS_REACHED',
  lowerSteps: 1,
  upperSteps: 20,
  figure: { lower: 8, upper: 160 },
  logHash: 'e'.repeat(64),
});

const stranger: Access = { kind: 'stranger', readsBenchmarks: true };
const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const roots = ['Query', 'Mutation', 'Subscription'];

describe('where the operator opens the leaderboards, a stranger', () => {
  it('may ask for these fields and no others', () => {
    const opened = types.flatMap((type) =>
      Object.values(type.getFields())
        .filter(
          (field) =>
            refusalOf(type, field, stranger) === null &&
            refusalOf(type, field, { kind: 'stranger' }) !== null,
        )
        .map((field) => (roots.includes(type.name) ? `${type.name}.${field.name}` : type.name)),
    );
    expect([...new Set(opened)].sort()).toEqual([
      'Attestation',
      'Benchmark',
      'BenchmarkEvent',
      'BenchmarkVersion',
      'CheckedRuns',
      'Dispute',
      'Query.benchmark',
      'Query.benchmarks',
      'Query.submission',
      'Replication',
      'Retraining',
      'Submission',
      'SubmissionRetraining',
      'Subscription.benchmarkEvents',
    ]);
  });

  it('is led by them to nothing that only its own team may see', () => {
    // Types that are reached from a leaderboard without asking anybody else's rule.
    const reached = new Set<string>();
    const visit = (type: GraphQLObjectType) => {
      if (reached.has(type.name)) return;
      reached.add(type.name);
      for (const field of Object.values(type.getFields())) {
        const next = schema.getType(String(field.type).replace(/[[\]!]/g, ''));
        if (!isObjectType(next)) continue;
        const rule = next.extensions.rule;
        if (rule === benchmarkReaders || rule === whoeverReadsTheParent || rule === everybody) visit(next);
      }
    };
    for (const type of types) if (type.extensions.rule === benchmarkReaders) visit(type);
    for (const guarded of ['Sweep', 'Run', 'Team', 'User', 'Model', 'Dataset', 'Worker', 'Measurement']) {
      expect(reached).not.toContain(guarded);
    }
    // Wherever a guarded type is named, its own rule refuses the stranger.
    for (const type of types.filter(({ name }) => ['Sweep', 'Team', 'User', 'Run'].includes(name))) {
      for (const field of Object.values(type.getFields())) {
        expect(refusalOf(type, field, stranger)).toMatch(/UNAUTHENTICATED|NOT_FOUND/);
      }
    }
  });

  it('reads every field of the board, and with it no id, name or address of a person, nor the sweep', async () => {
    const ids = { ...team.ids, ...team.openIds, slug: team.slug };
    const wanted = everyOperation(schema, ids).filter(
      ({ name, query }) =>
        ['benchmark', 'benchmarks'].includes(name) ||
        (name === 'submission' && query.includes(team.openIds.submissionId)),
    );
    expect(wanted).toHaveLength(3);
    const user = await api.client.user.findUniqueOrThrow({
      where: { id: parseGlobalId(team.ids.userId)?.id ?? '' },
    });
    const secrets = [
      ...Object.values(team.ids)
        .filter((id) => id !== team.ids.runId)
        .flatMap((id) => [id, parseGlobalId(id)?.id ?? id]),
      team.localId,
      user.email,
      user.name,
      `Sweep of ${team.localId}`,
    ];
    for (const { name, query } of wanted) {
      const { data, errors } = await send<Record<string, unknown>>(openUrl, query);
      expect({ name, errors }).toEqual({ name, errors: undefined });
      const text = JSON.stringify(data);
      for (const secret of secrets)
        expect({ name, leak: text.includes(secret) && secret }).toEqual({ name, leak: false });
      // Closed, it asks them to sign in.
      const closed = await send(api.url, query);
      expect(closed.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('reads the log of a run that was handed in, up to where it had ended then', async () => {
    const runId = parseGlobalId(team.ids.runId)?.id;
    const query = `{ submission(id: "${team.openIds.submissionId}") {
      runs { nodes { runId figure } } log(runId: "${runId}") { nodes { step } }
      other: log(runId: "${team.localId}") { nodes { step } } } }`;
    expect(await ask(openUrl, query)).toEqual({
      submission: {
        runs: { nodes: [{ runId, figure: 160 }] },
        log: { nodes: [{ step: 1 }] },
        other: null,
      },
    });
  });
});

it('every team reads the boards; a worker’s token does not', () => {
  const submission = types.find(({ name }) => name === 'Submission');
  const field = submission?.getFields().score;
  if (!submission || !field) throw new Error('There is no Submission.score.');
  const codes = Object.entries(callers).map(([name, access]) => [name, refusalOf(submission, field, access)]);
  expect(Object.fromEntries(codes)).toEqual({
    stranger: 'UNAUTHENTICATED',
    outsider: null,
    viewer: null,
    member: null,
    admin: null,
    owner: null,
    'worker token': 'FORBIDDEN',
    'attested worker token': 'FORBIDDEN',
    'read token': null,
    'write token': null,
    'admin token': null,
  });
});

it('a board of 40 costs as many statements as one of 2', async () => {
  const { client } = api;
  const version = await client.benchmarkVersion.findFirstOrThrow();
  const {
    id: _,
    recommendation: _recommendation,
    ...row
  } = await client.submission.findFirstOrThrow({
    where: { benchmarkVersionId: version.id },
  });
  const counts: number[] = [];
  for (const rows of [2, 40]) {
    const present = await client.submission.count({ where: { benchmarkVersionId: version.id } });
    const { id: _sweepId, ...sweep } = await client.sweep.findFirstOrThrow({ where: { id: row.sweepId } });
    for (let index = present; index < rows; index++) {
      const { id } = await client.sweep.create({
        data: {
          ...sweep,
          number: 1000 + index,
          optimiserSettings: sweep.optimiserSettings as object,
          rateProbe: {},
        },
      });
      await client.submission.create({
        data: {
          ...row,
          sweepId: id,
          score: 100 * 1.5 ** index,
          evidence: row.evidence as object,
          undrawable: {},
        },
      });
    }
    const read = () => ask(api.url, boardQuery(team.slug), { token: team.readToken });
    counts.push((await countStatements(read)).statements);
  }
  expect(counts[1]).toBe(counts[0]);
  expect(counts[0]).toBeLessThan(18);
});

const boardQuery = (slug: string) => `{ benchmark(slug: "${slug}") {
  name teamName versions { number totals { submissions } }
  version { leaderboard(first: 50) { nodes { rank isRankShared teamName score { value } policy { __typename } checks { check runs }
    replications { ratio teamName } disputes { status teamName } } } }
  history { nodes { kind submission { id } } } } }`;
