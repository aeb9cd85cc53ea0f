import { Prisma } from '@critbatch/prisma/generated/client';

/** Rows that a team or a person may have, and the mutations that make more of them. */
export type RowCap = {
  most: number;
  per: 'team' | 'person';
  /** As in "A team has at most 20 webhooks". */
  what: string;
  /** What to do about it. */
  next: string;
  mutations: readonly string[];
  /** One number, as "amount": what a team or a person has; it may stop counting beyond `most`. */
  measure: (id: string, most: number) => Prisma.Sql;
};

/** What may be done in a stretch of time: an account that fills evenly. */
export type RateCap = {
  most: number;
  perSeconds: number;
  per: string;
  what: string;
  mutations: readonly string[];
};

/** How many rows there are of those that count. */
const counted = (rows: (id: string) => Prisma.Sql) => (id: string, most: number) =>
  Prisma.sql`SELECT count(*)::int AS amount FROM (${rows(id)} LIMIT ${most + 1}) counted`;

/** Rows of a table that holds the team of each. */
const ofTeam = (table: string, condition = Prisma.empty) => {
  const from = Prisma.raw(`"${table}"`);
  return counted((teamId) => Prisma.sql`SELECT FROM ${from} WHERE "teamId" = ${teamId}::uuid ${condition}`);
};

/** Mebibytes that a column of byte counts adds up to. */
const mebibytesOf = (table: string, column: string) => {
  const [from, size] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
  return (teamId: string) => Prisma.sql`
    SELECT (coalesce(sum(${size}), 0) / 1048576.0)::float8 AS amount FROM ${from} WHERE "teamId" = ${teamId}::uuid`;
};

const isLiveToken = Prisma.sql`enabled AND ("expiresAt" IS NULL OR "expiresAt" > now())`;
const isLive = Prisma.sql`AND "expiresAt" > now()`;
const askOperator = 'Ask who runs this Critbatch for more (CRITBATCH_CAPS).';
const or = (first: string) => `${first}, or ask who runs this Critbatch for more (CRITBATCH_CAPS).`;
const team = 'team' as const;
const person = 'person' as const;
const newSweeps = [
  'createSweep',
  'createPolicyComparison',
  'decideStage',
  'importSweep',
  'replicateSubmission',
];

/** Everything that could be made more and more of, and where it ends. docs/limits.md is written from here. */
export const rowCaps = {
  teamsOfPerson: {
    most: 20,
    per: person,
    what: 'teams that they have made',
    next: askOperator,
    mutations: ['createTeam'],
    measure: counted((userId) => Prisma.sql`SELECT FROM "Team" WHERE "createdById" = ${userId}::uuid`),
  },
  tokensOfPerson: {
    most: 100,
    per: person,
    what: 'live tokens that they have made',
    next: or('Revoke one that nobody uses (revokeApiToken)'),
    mutations: ['createApiToken'],
    measure: counted(
      (userId) => Prisma.sql`SELECT FROM "ApiToken" WHERE "createdById" = ${userId}::uuid AND ${isLiveToken}`,
    ),
  },
  tokensOfTeam: {
    most: 200,
    per: team,
    what: 'live tokens',
    next: or('Revoke one that nobody uses (revokeApiToken)'),
    mutations: ['createApiToken'],
    measure: counted(
      (teamId) => Prisma.sql`SELECT FROM "ApiToken" WHERE "referenceId" = ${teamId}::uuid AND ${isLiveToken}`,
    ),
  },
  membersOfTeam: {
    most: 500,
    per: team,
    what: 'members',
    next: or('Remove one first (removeMember)'),
    mutations: ['acceptInvitation', 'signUp'],
    measure: ofTeam('Membership'),
  },
  invitationsOfTeam: {
    most: 200,
    per: team,
    what: 'open invitations',
    next: or('Revoke one (revokeInvitation), or wait until one ends'),
    mutations: ['createInvitation'],
    measure: ofTeam('Invitation', Prisma.sql`AND status = 'pending' ${isLive}`),
  },
  modelsOfTeam: {
    most: 5_000,
    per: team,
    what: 'versions of models',
    next: askOperator,
    mutations: ['createModel', 'createModelFromTopology', 'importSweep'],
    measure: ofTeam('Model'),
  },
  modelMebibytesOfTeam: {
    most: 512,
    per: team,
    what: 'MiB of descriptions of models',
    next: askOperator,
    mutations: ['createModel', 'createModelFromTopology', 'importSweep'],
    measure: mebibytesOf('Model', 'specBytes'),
  },
  datasetsOfTeam: {
    most: 2_000,
    per: team,
    what: 'versions of data sets',
    next: or('Delete one that no sweep uses (deleteTeamItem)'),
    mutations: ['createDataset', 'createDatasetFromUpload', 'importSweep'],
    measure: ofTeam('Dataset'),
  },
  sweepsOfTeam: {
    most: 50_000,
    per: team,
    what: 'sweeps',
    next: askOperator,
    mutations: newSweeps,
    measure: ofTeam('Sweep'),
  },
  workersOfTeam: {
    most: 5_000,
    per: team,
    what: 'names of workers',
    next: or('Start workers under names that were used before'),
    mutations: ['registerWorker'],
    measure: ofTeam('Worker'),
  },
  policyComparisonsOfTeam: {
    most: 2_000,
    per: team,
    what: 'policy comparisons',
    next: askOperator,
    mutations: ['createPolicyComparison'],
    measure: ofTeam('PolicyComparison'),
  },
  studiesOfTeam: {
    most: 1_000,
    per: team,
    what: 'studies',
    next: askOperator,
    mutations: ['createStudy'],
    measure: ofTeam('Study'),
  },
  stagesOfTeam: {
    most: 10_000,
    per: team,
    what: 'stages of studies',
    next: askOperator,
    mutations: ['addStudyStage'],
    measure: ofTeam('StudyStage'),
  },
  memosOfTeam: {
    most: 5_000,
    per: team,
    what: 'memos',
    next: askOperator,
    mutations: ['createMemo'],
    measure: ofTeam('Memo'),
  },
  memoSchedulesOfTeam: {
    most: 50,
    per: team,
    what: 'weekly memos',
    next: or('Remove one first (removeMemoSchedule)'),
    mutations: ['createMemoSchedule'],
    measure: ofTeam('MemoSchedule'),
  },
  benchmarksOfTeam: {
    most: 200,
    per: team,
    what: 'benchmarks',
    next: askOperator,
    mutations: ['createBenchmark'],
    measure: ofTeam('Benchmark'),
  },
  benchmarkVersionsOfTeam: {
    most: 1_000,
    per: team,
    what: 'versions of benchmarks',
    next: askOperator,
    mutations: ['createBenchmark', 'publishBenchmarkVersion'],
    measure: counted(
      (teamId) => Prisma.sql`
      SELECT FROM "BenchmarkVersion" version JOIN "Benchmark" benchmark ON benchmark.id = version."benchmarkId"
      WHERE benchmark."teamId" = ${teamId}::uuid`,
    ),
  },
  attestationsOfTeam: {
    most: 5_000,
    per: team,
    what: 'attestations for its benchmarks, revoked ones included',
    next: askOperator,
    mutations: ['attestToken'],
    measure: counted(
      (teamId) => Prisma.sql`
        SELECT FROM "Attestation" JOIN "Benchmark" benchmark ON benchmark.id = "Attestation"."benchmarkId"
        WHERE benchmark."teamId" = ${teamId}::uuid`,
    ),
  },
  submissionsOfTeam: {
    most: 5_000,
    per: team,
    what: 'submissions',
    next: askOperator,
    mutations: ['submitSweep'],
    measure: ofTeam('Submission'),
  },
  replicationsOfTeam: {
    most: 2_000,
    per: team,
    what: 'replications',
    next: askOperator,
    mutations: ['replicateSubmission'],
    measure: ofTeam('Replication'),
  },
  disputesOfTeam: {
    most: 1_000,
    per: team,
    what: 'disputes',
    next: askOperator,
    mutations: ['disputeSubmission'],
    measure: ofTeam('Dispute'),
  },
  reportsOfTeam: {
    most: 2_000,
    per: team,
    what: 'reports',
    next: askOperator,
    mutations: ['createReport'],
    measure: ofTeam('Report'),
  },
  reportVersionsOfTeam: {
    most: 5_000,
    per: team,
    what: 'versions of reports',
    next: askOperator,
    mutations: ['createReport', 'addReportVersion'],
    measure: ofTeam('ReportVersion'),
  },
  reportMebibytesOfTeam: {
    most: 2_048,
    per: team,
    what: 'MiB of frozen reports',
    next: askOperator,
    mutations: ['createReport', 'addReportVersion'],
    measure: mebibytesOf('ReportVersion', 'snapshotBytes'),
  },
  reportSharesOfTeam: {
    most: 500,
    per: team,
    what: 'live links to reports',
    next: or('Take one back (revokeReportShare)'),
    mutations: ['createReportShare'],
    measure: ofTeam('ReportShare', Prisma.sql`AND "revokedAt" IS NULL ${isLive}`),
  },
  commentsOfTeam: {
    most: 50_000,
    per: team,
    what: 'comments',
    next: or('Delete some of them (deleteComment)'),
    mutations: ['createComment'],
    measure: ofTeam('Comment'),
  },
  savedViewsOfTeam: {
    most: 500,
    per: team,
    what: 'saved views',
    next: or('Remove one first (removeSavedView)'),
    mutations: ['saveView'],
    measure: ofTeam('SavedView'),
  },
  pricesOfTeam: {
    most: 2_000,
    per: team,
    what: 'prices',
    next: or('Remove one first (removePrice)'),
    mutations: ['setPrice'],
    measure: ofTeam('Price'),
  },
  webhooksOfTeam: {
    most: 20,
    per: team,
    what: 'webhooks',
    next: or('Remove one first (removeWebhook)'),
    mutations: ['createWebhook'],
    measure: ofTeam('Webhook'),
  },
  exportsOfTeam: {
    most: 5,
    per: team,
    what: 'exports that can be fetched',
    next: or('Remove one first (removeTeamExport)'),
    mutations: ['exportTeam'],
    measure: ofTeam(
      'TeamExport',
      Prisma.sql`AND status <> 'FAILED' AND ("expiresAt" IS NULL OR "expiresAt" > now())`,
    ),
  },
  exportMebibytesOfTeam: {
    most: 20_480,
    per: team,
    what: 'MiB of exports, the one that is being written included',
    next: or('Remove one first (removeTeamExport)'),
    mutations: ['exportTeam'],
    measure: (teamId) => Prisma.sql`
      SELECT (coalesce(sum("byteLength"), 0) / 1048576.0)::float8 AS amount FROM "TeamExport"
      WHERE "teamId" = ${teamId}::uuid AND "expiresAt" > now()`,
  },
} satisfies Record<string, RowCap>;

const day = 86_400;
const hour = 3_600;
const minute = 60;

export const rateCaps = {
  changesOfPerson: {
    most: 20_000,
    perSeconds: day,
    per: 'person',
    what: 'changes, each with an entry in the audit log that is kept for ever',
    mutations: ['every mutation that the audit log tells of'],
  },
  changesOfTeam: {
    most: 50_000,
    perSeconds: day,
    per: 'tokens of a team',
    what: 'the same, by tokens',
    mutations: ['every mutation that the audit log tells of'],
  },
  lettersOfPerson: {
    most: 100,
    perSeconds: day,
    per: 'person',
    what: 'invitations by letter',
    mutations: ['createInvitation'],
  },
  lettersOfTeam: {
    most: 500,
    perSeconds: day,
    per: 'team',
    what: 'invitations by letter',
    mutations: ['createInvitation'],
  },
  lettersToAddress: {
    most: 20,
    perSeconds: hour,
    per: 'address',
    what: 'letters of all kinds, at most half of them invitations; notifications send at most four',
    mutations: ['createInvitation', 'requestSignInLink', 'requestPasswordReset'],
  },
  webhookTestsOfPerson: {
    most: 30,
    perSeconds: minute,
    per: 'person',
    what: 'tests of webhooks, and deliveries that are sent again',
    mutations: ['testWebhook', 'resendWebhookDelivery'],
  },
  webhookTestsOfTeam: {
    most: 60,
    perSeconds: minute,
    per: 'team',
    what: 'the same',
    mutations: ['testWebhook', 'resendWebhookDelivery'],
  },
} satisfies Record<string, RateCap>;

export type RowCapName = keyof typeof rowCaps;
export type RateCapName = keyof typeof rateCaps;
export type CapName = RowCapName | RateCapName;

/** Other numbers than those of the tables, as the operator sets them. */
export type CapOverrides = Partial<Record<CapName, number>>;
