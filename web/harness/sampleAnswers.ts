import { readFileSync } from 'node:fs';
import { buildSchema, introspectionFromSchema } from 'graphql';
import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';
import type { RunDetailQuery } from '../graphql/generated/graphql.ts';
import { sampleAccount } from './sampleAccount.ts';
import {
  sampleAttestations,
  sampleBenchmark,
  sampleBenchmarks,
  sampleHandIn,
  sampleSubmission,
} from './sampleBenchmark.ts';
import { sampleBringDataset } from './sampleBringDataset.ts';
import { sampleBudgets } from './sampleBudgets.ts';
import { sampleComments } from './sampleComments.ts';
import { sampleComparison } from './sampleComparison.ts';
import { sampleCost } from './sampleCost.ts';
import { sampleStageDecision, sampleStanding } from './sampleHome.ts';
import { sampleExports, sampleImport, waitingFiles } from './sampleImport.ts';
import { datasets, models } from './sampleLibrary.ts';
import { sampleLetterChoices, sampleNotifications } from './sampleNotifications.ts';
import { samplePolicyComparison } from './samplePolicies.ts';
import { sampleRechecks } from './sampleRechecks.ts';
import { keptSnapshot, sampleReport, sampleShared, sampleSnapshot } from './sampleReport.ts';
import { loadedRun } from './sampleRun.ts';
import { sampleRunPage } from './sampleRunPage.ts';
import { sampleDecidedStudy, sampleMemo, sampleOpenStudy, sampleStudy } from './sampleStudy.ts';
import { sampleSuggestion } from './sampleSuggestion.ts';
import { samples } from './samples.ts';
import { sampleTargets } from './sampleTargets.ts';
import { invitation, prices, sampleModule, team, workers } from './sampleTeam.ts';
import { webhooks } from './sampleWebhook.ts';

/** What operations of the portal ask with. */
export type Variables = {
  id?: string;
  ids?: string[];
  text?: string;
  number?: number | null;
  token?: string;
  secret?: string;
  points?: number;
  version?: number | null;
  locale?: 'EN' | 'JA';
  input?: { format?: string; name?: string };
  where?: { ids?: string[]; number?: number; nameContains?: string } | null;
};

/** The signed-in user; null if nobody is signed in. */
export type Reader = typeof viewer | null;
export const viewer = {
  user: { name: 'Owner', email: 'owner@localhost' },
  unreadNotifications: 2,
  memberships: [{ role: 'OWNER', team: { id: 'team-1', name: 'Vision team' } }],
};

const createdAt = '2026-11-24T08:00:00.000Z';
const sweeps = Object.values(samples).map((sample) => sample());
const lastPage = { hasNextPage: false, endCursor: null };
const forecast = {
  basis: 'LAW',
  censoredRuns: 6,
  currency: 'USD',
  device: 'NVIDIA L4',
  isStepTimeMeasured: true,
  level: 0.95,
  runs: 33,
  runsAtOnce: 2,
  cost: { value: 1.24, lower: 0.96, upper: 1.61 },
  deviceSeconds: { value: 6300, lower: 4900, upper: 8200 },
  wallSeconds: { value: 3250, lower: 2500, upper: 4300 },
};
const memoSchedules = [
  {
    id: 'schedule-1',
    weekday: 1,
    hour: 8,
    locale: 'EN',
    nextDueAt: createdAt,
    byLetter: false,
    study: { id: 'study-1' },
  },
];
const userErrors = [
  {
    code: 'INVALID_INPUT',
    field: ['input', 'policy', 'armijo', 'backtrackFactor'],
    message: 'Must be less than 1.',
  },
];
let exportsLooked = 0;

type Answer = (variables: Variables, reader: Reader) => unknown;

const library: Answer = () => {
  const [modelPage, datasetPage] = [models, datasets].map((nodes) => ({
    // A reader of one team is not asked for the team of an item.
    nodes: nodes.map(({ team: _, ...node }) => node),
    totalCount: nodes.length,
    pageInfo: lastPage,
  }));
  return { models: modelPage, datasets: datasetPage, workers: { nodes: [] } };
};

/** What each operation of the portal is answered, by its name. */
export const answers: Record<string, Answer> = {
  Viewer: (_, reader) => ({ viewer: reader }),
  NodePresence: ({ id }) => ({ node: nodeOf(id) }),
  BenchmarkPresence: ({ version }) => {
    const known = sampleBenchmark.versions.some(({ number }) => number === (version ?? number));
    return { benchmark: { version: known ? { number: version ?? 1 } : null } };
  },
  ReportPresence: ({ id }) => ({ report: id === 'report-1' ? sampleReport() : null }),
  IntrospectionQuery: () => introspectionFromSchema(buildSchema(sdl())),

  HomeFirstSweeps: () => ({
    sweeps: { nodes: sweeps.slice(0, 2) },
    studies: { nodes: [] },
    workers: { nodes: [] },
  }),
  HomeStanding: ({ locale }) => ({
    ...sampleStanding(sweeps, localeOf(locale)),
    studies: { nodes: [sampleStudy(), sampleDecidedStudy()] },
  }),
  StageDecision: ({ id, locale }) => sampleStageDecision(id, samples.increase(), localeOf(locale)),
  SweepList: () => ({
    sweeps: { nodes: sweeps, totalCount: 1042, pageInfo: { hasNextPage: true, endCursor: 'next' } },
  }),
  NewestSweeps: () => ({ sweeps: { nodes: sweeps.slice(0, 2).map(({ id }) => ({ id })) } }),
  SweepPage: ({ id, points }) => {
    if ((points ?? 60) < 2) throw new Error('Ask for 2 to 1000 points of a history.');
    return { sweep: pageOf(sweeps.find((sweep) => sweep.id === id)) };
  },
  RunDetail: ({ id = '' }) => ({ run: sampleRunPage(sweeps, id) }),
  RunLog: ({ id = '' }) => ({ run: lastPageOf(sampleRunPage(sweeps, id)) }),
  SuggestedRuns: ({ id }) => ({ sweep: sampleSuggestion(id) }),
  SweepTargets: () => ({ sweep: sampleTargets }),
  SweepBudgets: () => ({ sweep: { bestBatchSizeByBudget: sampleBudgets } }),
  SweepCost: () => ({ sweep: sampleCost }),
  SweepRechecks: ({ id }) => ({ sweep: sampleRechecks(id) }),
  SweepComments: () => ({ sweep: { comments: sampleComments() } }),
  SweepSubmissions: () => ({ sweep: sampleHandIn, benchmarks: sampleBenchmarks }),
  CreateSweep: () => ({ createSweep: { sweep: null, userErrors } }),
  ForecastSweep: () => ({ sweepForecast: forecast }),
  PastSweeps: () => ({
    pastSweepsEstimate: { criticalBatchSize: { value: 61, lower: 20, upper: 186 }, cases: 3 },
  }),
  ImportSweep: ({ input }) => sampleImport(input?.format ?? ''),

  SweepFormChoices: library,
  AskedChoice: ({ id }) => ({
    node: id === 'model-old' ? { ...models[0], id, name: 'Old MLP', __typename: 'Model' } : null,
  }),
  ModelsToFit: library,
  AskedStage: ({ id }) => {
    const stage = sampleStudy().stages.find((each) => each.id === id);
    return { node: stage ? { __typename: 'StudyStage', name: stage.name, size: stage.size } : null };
  },
  SweepFilterChoices: library,
  BenchmarkChoices: library,
  ModelList: library,
  DatasetList: library,
  ModelPage: ({ id }) => ({ node: { ...models.find((model) => model.id === id), __typename: 'Model' } }),
  DatasetPage: ({ id }) => {
    const dataset = datasets.find((each) => each.id === id);
    return { node: { ...dataset, __typename: 'Dataset' } };
  },
  BringDataset: ({ input }) => sampleBringDataset(input?.name ?? ''),
  SweepChoices: ({ where }) => {
    // A picker has to search for all but the last few.
    if (!where) return { sweeps: { nodes: sweeps.slice(-5), pageInfo: { hasNextPage: true } } };
    const { ids, number, nameContains } = where;
    const nodes = sweeps.filter(
      (sweep) =>
        (ids?.includes(sweep.id) ?? true) &&
        sweep.number === (number ?? sweep.number) &&
        sweep.name.toLowerCase().includes(nameContains?.toLowerCase() ?? ''),
    );
    return { sweeps: { nodes, pageInfo: lastPage } };
  },
  Search: ({ text, number }) => {
    const wanted = text?.toLowerCase() ?? '';
    const named = <Row extends { name: string }>(rows: Row[]) => ({
      nodes: rows.filter(({ name }) => name.toLowerCase().includes(wanted)),
    });
    const numbered = { nodes: sweeps.filter((sweep) => sweep.number === number) };
    return { numbered, sweeps: named(sweeps), models: named(models), datasets: named(datasets) };
  },

  StudyList: () => ({
    studies: { nodes: [{ ...sampleStudy(), createdAt }], totalCount: 1, pageInfo: lastPage },
  }),
  StudyPage: ({ id }) => ({
    study: studyOf(id),
    memos: { nodes: [sampleMemo()] },
  }),
  MemoList: () => ({ memos: { nodes: [{ ...sampleMemo(), weekFrom: createdAt }], pageInfo: lastPage } }),
  MemoPage: () => ({ memo: sampleMemo() }),
  MemoSchedules: () => ({ team: { memoSchedules } }),

  SweepComparison: ({ ids }) => ({
    sweepComparison: sampleComparison(sweeps.filter(({ id }) => ids?.includes(id))),
  }),
  PolicyComparisonList: () => ({
    policyComparisons: { nodes: [samplePolicyComparison()], pageInfo: lastPage },
  }),
  PolicyComparisonPage: () => ({ policyComparison: samplePolicyComparison() }),

  BenchmarkList: () => ({ benchmarks: sampleBenchmarks }),
  BenchmarkPage: () => ({ benchmark: sampleBenchmark }),
  BenchmarkAttestations: () => sampleAttestations,
  SubmissionPage: ({ id }) => ({ submission: sampleSubmission(id) }),
  SubmissionEvidence: ({ id }) => ({ submission: sampleSubmission(id) }),
  SubmissionLogs: ({ id }) => ({ submission: sampleLogs(id) }),
  SubmissionLog: ({ id }) => {
    const log = { ...sampleSubmission(id)?.log, pageInfo: lastPage };
    return { submission: { id, log } };
  },

  ReportList: () => ({ reports: { nodes: [sampleReport()], pageInfo: lastPage } }),
  ReportPage: () => ({ report: sampleReport() }),
  ReportComments: () => ({ report: { comments: sampleComments() } }),
  ReportVersionContent: ({ id }) => ({
    node: { id, number: 2, content: sampleSnapshot(chosen(214, 216)), snapshotHash: 'a'.repeat(64) },
  }),
  ReportChoices: () => {
    const nodes = [{ id: 'study-1', name: sampleStudy().name }];
    return { studies: { nodes }, reports: { nodes: [sampleReport()] } };
  },
  SharedReport: ({ secret }) => sharedReport(secret ?? ''),
  SharedReportContent: ({ secret }) => sharedReport(secret ?? ''),
  CommentWriter: () => ({ viewer: { user: { id: 'user-1' } }, team }),

  TeamPeople: () => ({ team, workers: { nodes: workers } }),
  TeamAdministration: () => ({ team }),
  TeamWorkers: () => ({ sweep: { model: { spec: sampleModule } }, workers: { nodes: [] } }),
  TeamPrices: () => ({ prices: { nodes: prices } }),
  TeamWebhooks: () => ({ team: { id: team.id, webhooks: { nodes: webhooks } } }),
  WaitingFiles: () => ({ team: { id: 'team-1', importUploads: waitingFiles } }),
  TeamExports: () => ({ team: { id: 'team-1', exports: sampleExports(exportsLooked++) } }),
  WebhookPage: () => ({ webhook: webhooks[0] }),
  InvitationPreview: ({ token }) => invitation(token),
  NotificationPage: ({ locale }) => ({ viewer: sampleNotifications(localeOf(locale)) }),
  LetterChoices: () => sampleLetterChoices(),
  AccountPage: () => sampleAccount(),
  PasswordOptions: () => ({ signInOptions: { leastPasswordLength: 12, linkByEmail: true } }),
  SignInOptions: () => ({ signInOptions: { linkByEmail: true, singleSignOn: 'Example ID' } }),
  SavedViews: () => ({
    savedViews: {
      nodes: [{ id: 'view-1', name: 'Resets', search: 's=sweep-214&s=sweep-221', team: { id: 'team-1' } }],
    },
  }),
};

const sdl = () => readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8');

const nounOfPrefix: Record<string, string> = {
  run: 'Run',
  study: 'Study',
  policies: 'PolicyComparison',
  model: 'Model',
  dataset: 'Dataset',
  report: 'Report',
  memo: 'Memo',
  webhook: 'Webhook',
  submission: 'Submission',
};

function nodeOf(id = '') {
  const noun = sweeps.some((sweep) => sweep.id === id) ? 'Sweep' : nounOfPrefix[id.split('-')[0] ?? ''];
  return noun ? { __typename: noun } : null;
}

function sampleLogs(id: string | undefined) {
  const submission = sampleSubmission(id);
  if (!submission) return null;
  const log = submission.log?.nodes ?? [];
  const nodes = submission.runs.nodes.flatMap(({ runId }) => log.map((row) => ({ ...row, runId })));
  return { id, logs: { nodes, pageInfo: lastPage } };
}

const localeOf = (locale: Variables['locale']) => (locale === 'JA' ? 'ja' : 'en');

/** The sweeps of these numbers, in this order. */
function chosen(...numbers: number[]): SweepPageData[] {
  return numbers.flatMap((number) => sweeps.filter((sweep) => sweep.number === number));
}

function pageOf(sweep: SweepPageData | undefined) {
  if (!sweep) return null;
  const nodes = sweep.runs.map((run) => loadedRun(run, sweep.target?.id ?? ''));
  return { ...sweep, runs: { nodes, pageInfo: lastPage } };
}

/** A log that ends with its first page. */
function lastPageOf(run: RunDetailQuery['run']) {
  return run && { measurements: { ...run.measurements, pageInfo: lastPage } };
}

function studyOf(id: string | undefined) {
  if (id === 'study-2') return sampleOpenStudy();
  return id === 'study-3' ? sampleDecidedStudy() : sampleStudy();
}

function sharedReport(secret: string) {
  const snapshot =
    secret === 'kept' ? keptSnapshot() : sampleSnapshot(chosen(214, ...(secret === 'bare' ? [216] : [])));
  return { sharedReport: sampleShared(secret, snapshot) };
}
