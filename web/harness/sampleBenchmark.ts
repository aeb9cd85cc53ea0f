import { rankScores } from '@critbatch/theory';
import type {
  BenchmarkAttestationsQuery,
  BenchmarkListQuery,
  BenchmarkPageQuery,
  SubmissionPageQuery,
  SweepSubmissionsQuery,
} from '../graphql/generated/graphql.ts';
import { sampleRetraining } from './sampleRetraining.ts';

type Benchmark = NonNullable<BenchmarkPageQuery['benchmark']>;
type Version = NonNullable<Benchmark['version']>;
type Row = Version['leaderboard']['nodes'][number];
type Submission = NonNullable<SubmissionPageQuery['submission']>;

const submittedAt = '2026-11-17T08:00:00.000Z';
const million = (value: number) => value * 1e6;
const armijo = (reset: 'EPOCH_MEAN' | 'MAXIMUM' | 'INCREASE'): Row['policy'] => ({
  __typename: 'ArmijoPolicy',
  reset,
});

type Given = Pick<Row, 'teamName' | 'policy'> & {
  ends: [value: number | null, lower: number, upper: number | null];
  b: [value: number, lower: number, upper: number] | null;
  trust?: Row['trust'];
  checks?: Row['checks'];
  origin?: Row['origin'];
  ratio?: number;
  misses?: number;
  isDisputed?: boolean;
};

const given: Given[] = [
  {
    teamName: 'Vision team',
    policy: armijo('EPOCH_MEAN'),
    ends: [0.98, 0.91, 1.05],
    b: [88, 74, 104],
    trust: 'REPLICATED',
    ratio: 1.02,
  },
  {
    teamName: 'Kanda Lab',
    policy: { __typename: 'AdamPolicy' },
    ends: [1.03, 0.94, 1.13],
    b: [121, 98, 150],
    trust: 'REPLICATED',
    ratio: 0.97,
  },
  {
    teamName: 'Numerics group',
    policy: { __typename: 'SgdPolicy' },
    ends: [1.21, 1.14, 1.29],
    b: [156, 131, 188],
  },
  {
    teamName: 'Vision team',
    policy: armijo('MAXIMUM'),
    ends: [1.45, 1.32, 1.59],
    b: [96, 86, 107],
    checks: [
      { check: 'MISMATCHED', runs: 1 },
      { check: 'MATCHED', runs: 1 },
      { check: 'OUTSTANDING', runs: 1 },
    ],
    ratio: 1.31,
  },
  {
    teamName: 'Tiny Models',
    policy: { __typename: 'AdamWPolicy' },
    ends: [1.5, 1.3, 1.71],
    b: [232, 170, 301],
    trust: 'REPORTED',
    checks: [{ check: 'NO_ENGINE_OF_OURS', runs: 3 }],
    origin: 'REPORTED',
    isDisputed: true,
  },
  {
    teamName: 'Openweights club',
    policy: { __typename: 'MomentumPolicy' },
    ends: [1.92, 1.5, 2.37],
    b: [210, 138, 330],
    trust: 'REPORTED',
    checks: [{ check: 'NOT_TRAINED_HERE', runs: 3 }],
    origin: 'IMPORTED',
  },
  { teamName: 'Kanda Lab', policy: armijo('INCREASE'), ends: [2.35, 1.97, null], b: null, misses: 1 },
];

const ranked = given.filter(({ origin }) => origin !== 'IMPORTED');
const ranks = rankScores(
  ranked.map(({ ends: [value, lower, upper] }) => ({
    value: value ?? Number.POSITIVE_INFINITY,
    lower,
    upper: upper ?? Number.POSITIVE_INFINITY,
  })),
);

const rows: Row[] = given.map((row, index): Row => {
  const { teamName, policy, ends, b, trust = 'ATTESTED', origin = 'TRAINED', ratio, misses = 0 } = row;
  const { checks = [{ check: 'MATCHED', runs: 3 }] } = row;
  const [value, lower, upper] = ends;
  const rank = ranks[ranked.indexOf(row)];
  return {
    id: `submission-${index + 1}`,
    teamName,
    policy,
    status: 'LISTED',
    trust,
    checks,
    origin,
    rank: rank?.rank ?? null,
    isRankShared: rank?.isShared ?? false,
    batchSize: b?.[0] ?? 16,
    runCount: 36,
    answer: b ? 'MINIMISER' : 'NOT_IDENTIFIED',
    submittedAt,
    score: {
      value: value === null ? null : million(value),
      lower: million(lower),
      upper: upper === null ? null : million(upper),
      level: 0.95,
      seeds: 3,
      misses,
    },
    criticalBatchSize: b && { value: b[0], lower: b[1], upper: b[2] },
    recommendation: b && { batchSize: 16 * Math.round(b[0] / 16) },
    replications: ratio
      ? [{ teamName: 'Numerics group', ratio, agrees: trust === 'REPLICATED', endedAt: submittedAt }]
      : [],
    disputes: row.isDisputed ? [{ id: 'dispute-1', status: 'OPEN' }] : [],
  };
});

const version: Version = {
  number: 3,
  metric: 'TRAINING_LOSS',
  threshold: 0.1,
  optimisers: ['SGD_ARMIJO', 'SGD', 'MOMENTUM', 'ADAM', 'ADAM_W'],
  ranking: 'WORK',
  device: null,
  currency: null,
  createdAt: '2026-09-02T08:00:00.000Z',
  prices: [],
  model: { name: 'ResNet-18', contentHash: 'a'.repeat(64) },
  dataset: { name: 'CIFAR-10', contentHash: 'b'.repeat(64), licence: 'MIT' },
  totals: { submissions: 7, teams: 5, attested: 3, replicated: 2, runs: 252 },
  leaderboard: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: rows },
  ended: {
    nodes: [
      {
        id: 'submission-9',
        teamName: 'Edge AI',
        status: 'WITHDRAWN',
        endedAt: submittedAt,
        score: { value: million(0.9), lower: million(0.8), upper: million(1), level: 0.95 },
      },
    ],
  },
};

const event = (
  sequence: number,
  kind: Benchmark['history']['nodes'][number]['kind'],
  teamName: string,
  note: string | null = null,
  of: string | null = teamName,
) => ({
  sequence,
  kind,
  teamName,
  note,
  createdAt: submittedAt,
  submission: of === null ? null : { id: 'submission-1', teamName: of },
});

export const sampleBenchmark: Benchmark = {
  id: 'benchmark-1',
  slug: 'resnet-18-cifar-10',
  name: 'ResNet-18 on CIFAR-10 to training loss ≤ 0.10',
  description: '',
  teamName: 'Numerics group',
  lastEventSequence: 8,
  mayAdminister: true,
  team: { id: 'team-1' },
  versions: [{ number: 3 }, { number: 2 }, { number: 1 }],
  version,
  history: {
    nodes: [
      event(8, 'DISPUTED', 'Kanda Lab', 'The learning rate was tuned on the test examples.', 'Tiny Models'),
      event(7, 'REPLICATION_ENDED', 'Numerics group', 'DISAGREES 1.31', 'Vision team'),
      event(6, 'REPLICATION_ENDED', 'Numerics group', 'AGREES 1.02', 'Vision team'),
      event(5, 'REPLICATION_QUEUED', 'Numerics group', null, 'Vision team'),
      event(4, 'WITHDRAWN', 'Edge AI', 'Another model by mistake.'),
      event(3, 'DISPUTE_DECIDED', 'Numerics group', 'DISMISSED: The logs show otherwise.', 'Kanda Lab'),
      event(2, 'SUBMITTED', 'Vision team'),
      event(1, 'VERSION_PUBLISHED', 'Numerics group', '3', null),
    ],
  },
};

/** One that stands, and one that was revoked, with all that can be said of it. */
export const sampleAttestations: BenchmarkAttestationsQuery = {
  benchmark: {
    id: sampleBenchmark.id,
    attestations: {
      pageInfo: { hasNextPage: true, endCursor: 'older' },
      nodes: [
        {
          id: 'attestation-2',
          teamName: 'Kanda Lab',
          note: 'Runs on our cluster, in a container that we built.',
          attestedAt: submittedAt,
          revokedAt: null,
        },
        {
          id: 'attestation-1',
          teamName: 'Vision team',
          note: null,
          attestedAt: '2026-10-02T08:00:00.000Z',
          revokedAt: submittedAt,
        },
      ],
    },
  },
  team: { id: 'team-1', auditEntries: { nodes: [{ objectId: 'attestation-2', actor: 'Ada Admin' }] } },
};

export const sampleBenchmarks: BenchmarkListQuery['benchmarks'] = {
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes: [{ ...sampleBenchmark, createdAt: submittedAt, version }],
};

export const sampleHandIn: Omit<NonNullable<SweepSubmissionsQuery['sweep']>, 'id'> = {
  model: { contentHash: version.model.contentHash },
  dataset: { contentHash: version.dataset.contentHash },
  origin: 'TRAINED',
  runs: { nodes: [{ measurements: { nodes: [{ step: 1 }] } }] },
  submissions: [
    {
      id: 'submission-1',
      status: 'LISTED',
      trust: 'REPLICATED',
      rank: 1,
      isRankShared: true,
      benchmark: { slug: sampleBenchmark.slug, name: sampleBenchmark.name },
    },
  ],
};

/** The submission of a row, with runs at its batch size and beside it, one of which missed. */
export function sampleSubmission(id: string | undefined): Submission | null {
  const row = rows.find((each) => each.id === id);
  if (!row) return null;
  const sizes = [row.batchSize / 2, row.batchSize, row.batchSize * 2];
  return {
    ...row,
    recommendation: row.recommendation && {
      ...row.recommendation,
      text: `Use batch size ${row.recommendation.batchSize}. Any batch size from 64 to 160 surely costs at most 10 % more work.`,
    },
    policy: {
      __typename: 'ArmijoPolicy',
      initialStepSize: 1,
      sufficientDecrease: 0.1,
      backtrackFactor: 0.9,
      reset: 'EPOCH_MEAN',
      growthPerEpoch: 2,
      maxStepSize: 10,
      maxTrials: 100,
      exhaustedStepSize: 1e-6,
      settings: [],
    },
    isExact: false,
    attestedRuns: row.trust === 'REPORTED' ? 0 : sizes.length * 3,
    runCount: sizes.length * 3,
    evidenceHash: 'd'.repeat(64),
    codeVersion: '1.0.0',
    endedAt: null,
    retraining: sampleRetraining(row),
    benchmark: { slug: sampleBenchmark.slug, name: sampleBenchmark.name, mayAdminister: true },
    version,
    sweep:
      row.teamName === 'Vision team'
        ? {
            id: 'sweep-214',
            number: 214,
            team: { id: 'team-1' },
            recommendation: {
              text: 'Use batch size 96. It needs 2.3× less work than your 32 (95 % interval 2.1–2.6).',
            },
          }
        : null,
    runs: {
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: sizes.flatMap((batchSize) =>
        [1, 2, 3].map((seed) => {
          const missed = seed === 3 && batchSize < row.batchSize;
          const steps = Math.round((row.score.lower / batchSize) * (1 + seed / 50));
          return {
            runId: `run-${batchSize}-${seed}`,
            batchSize,
            seed,
            isScored: batchSize === row.batchSize,
            status: 'SUCCEEDED' as const,
            outcome: missed ? ('BUDGET_SPENT' as const) : ('TARGETS_REACHED' as const),
            lowerSteps: steps,
            upperSteps: missed ? null : Math.round(steps * 1.05),
            figure: missed ? null : batchSize * Math.round(steps * 1.05),
            attestedBy: row.trust === 'REPORTED' ? null : ('OPERATOR' as const),
          };
        }),
      ),
    },
    replications: [
      {
        teamName: 'Numerics group',
        ratio: 1.02,
        lower: 0.94,
        upper: 1.11,
        agrees: true,
        isAttested: true,
        isIndependent: true,
        queuedAt: submittedAt,
        endedAt: submittedAt,
        sweep: null,
      },
      {
        teamName: 'Kanda Lab',
        ratio: null,
        lower: null,
        upper: null,
        agrees: null,
        isAttested: null,
        isIndependent: null,
        queuedAt: submittedAt,
        endedAt: null,
        sweep: null,
      },
    ],
    disputes: [
      {
        id: 'dispute-1',
        teamName: 'Kanda Lab',
        isObjection: false,
        status: 'OPEN',
        reason: 'The learning rate was tuned on the test examples.',
        decision: null,
        openedAt: submittedAt,
        decidedAt: null,
      },
    ],
    log: {
      nodes: [1, 2, 4, 8, 16, 32].map((step) => ({
        step,
        trainingLoss: 2.3 / Math.sqrt(step),
        testLoss: null,
        testAccuracy: step % 4 === 0 ? 0.9 : null,
        gradientNorm: null,
        deviceSeconds: step * 0.01,
      })),
    },
  };
}
