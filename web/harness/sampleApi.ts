import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { buildSchema, introspectionFromSchema } from 'graphql';
import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';
import { sampleBenchmark, sampleBenchmarks, sampleHandIn, sampleSubmission } from './sampleBenchmark.ts';
import { sampleBringDataset } from './sampleBringDataset.ts';
import { sampleComments } from './sampleComments.ts';
import { sampleCost } from './sampleCost.ts';
import { sampleExports, sampleImport } from './sampleImport.ts';
import { samplePolicyComparison } from './samplePolicies.ts';
import { sampleReport, sampleShared, sampleSnapshot } from './sampleReport.ts';
import { sampleMemo, sampleStudy } from './sampleStudy.ts';
import { sampleSuggestion } from './sampleSuggestion.ts';
import { samples } from './samples.ts';
import { sampleTargets } from './sampleTargets.ts';
import { invitation, prices, sampleModule, team, workers } from './sampleTeam.ts';
import { webhooks } from './sampleWebhook.ts';

const viewer = {
  user: { name: 'Owner', email: 'owner@localhost' },
  memberships: [{ role: 'OWNER', team: { id: 'team-1', name: 'Vision team' } }],
};
const createdAt = '2026-11-24T08:00:00.000Z';
const spec = {
  architecture: 'mlp',
  inputShape: [28, 28, 1],
  hiddenWidths: [128],
  classes: 10,
  activation: 'relu',
};
const resnet = {
  architecture: 'resnet',
  depth: 34,
  inputShape: [32, 32, 3],
  normalisation: 'batchNorm',
  classes: 10,
};
const models = [
  {
    id: 'model-1',
    name: 'MLP 784-128-10',
    version: 1,
    contentHash: 'c0ffee'.repeat(10),
    parameterCount: 101_770,
    spec,
    createdAt,
    team: { id: 'team-1' },
  },
  {
    id: 'model-2',
    name: 'ResNet-34 32×32×3',
    version: 1,
    contentHash: 'a'.repeat(64),
    parameterCount: 21_282_122,
    spec: resnet,
    createdAt,
    team: { id: 'team-1' },
  },
  {
    id: 'model-3',
    name: 'Gated CNN',
    version: 1,
    contentHash: 'b'.repeat(64),
    parameterCount: 1450,
    spec: sampleModule,
    createdAt,
    team: { id: 'team-1' },
  },
  {
    id: 'model-4',
    name: 'Transformer, 32 tokens, 2 blocks of 64',
    version: 1,
    contentHash: 'd'.repeat(64),
    parameterCount: 104_080,
    spec: {
      architecture: 'transformer',
      inputShape: [32],
      classes: 16,
      depth: 2,
      width: 64,
      heads: 4,
      hiddenWidth: 256,
      activation: 'gelu',
      head: 'untied',
    },
    createdAt,
    team: { id: 'team-1' },
  },
];
const datasets = [
  {
    id: 'dataset-1',
    name: 'MNIST',
    version: 1,
    contentHash: 'c0ffee'.repeat(10),
    trainingExamples: 60_000,
    testExamples: 10_000,
    licence: 'CC-BY-SA-3.0',
    spec: {
      loader: 'mnist',
      trainingExamples: 60_000,
      testExamples: 10_000,
      checksums: { trainingImages: '', trainingLabels: '', testImages: '', testLabels: '' },
    },
    file: null,
    createdAt,
    team: { id: 'team-1' },
  },
  {
    id: 'dataset-2',
    name: 'Markov text, 16 letters',
    version: 1,
    contentHash: 'e'.repeat(64),
    trainingExamples: 20_000,
    testExamples: 2_000,
    licence: 'CC0-1.0',
    spec: {
      loader: 'markovText',
      trainingExamples: 20_000,
      testExamples: 2_000,
      inputShape: [32],
      classes: 16,
      order: 2,
      sharpness: 2,
      seed: 1,
    },
    file: null,
    createdAt,
    team: { id: 'team-1' },
  },
  {
    id: 'dataset-4',
    name: 'Sensors',
    version: 2,
    contentHash: 'd'.repeat(64),
    trainingExamples: 3_200,
    testExamples: 800,
    licence: null,
    spec: {
      loader: 'upload',
      format: 'csv',
      sha256: 'a'.repeat(64),
      trainingExamples: 3_200,
      testExamples: 800,
      inputShape: [12],
      classes: 4,
      split: { seed: 0 },
    },
    file: { fileName: 'sensors.csv', byteLength: 412_806 },
    createdAt,
    team: { id: 'team-1' },
  },
];
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
  { id: 'schedule-1', weekday: 1, hour: 8, locale: 'EN', nextDueAt: createdAt, study: { id: 'study-1' } },
];
let exportsLooked = 0;
const lastPage = { hasNextPage: false, endCursor: null };
const userErrors = [
  {
    code: 'INVALID_INPUT',
    field: ['input', 'policy', 'armijo', 'backtrackFactor'],
    message: 'Too big: expected number to be <1.',
  },
];

/**
 * An API that answers the portal's queries with made-up sweeps, one for every answer that a page can give: to look at
 * while building a page (`node web/harness/sampleApi.ts 4200`, the portal with CRITBATCH_API_URL on that port), and
 * for the test that inspects every page. Who sends a cookie `stranger` has not signed in, and with a cookie `looker` one
 * may only look. It is no part of the product.
 */
export function serveSamples(port: number): Promise<Server> {
  const sweeps = Object.values(samples).map((sample) => sample());
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/graphql/stream')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const operation = JSON.parse(Buffer.concat(parts).toString() || '{}') as Operation;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: answer(operation, sweeps, readerOf(request.headers.cookie)) }));
    });
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

const sdl = () => readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8');

type Operation = {
  query: string;
  variables: {
    id?: string;
    text?: string;
    token?: string;
    secret?: string;
    points?: number;
    version?: number | null;
    input?: { format?: string; name?: string };
  };
};

type Reader = typeof viewer;

function readerOf(cookie = ''): Reader | null {
  if (cookie.includes('stranger')) return null;
  const memberships = viewer.memberships.map((each) => ({ ...each, role: 'VIEWER' }));
  return cookie.includes('looker') ? { ...viewer, memberships } : viewer;
}

function answer({ query, variables }: Operation, sweeps: SweepPageData[], reader: Reader | null): unknown {
  if (query.includes('query Viewer')) return { viewer: reader };
  if (query.includes('query NodePresence')) return { node: nodeOf(variables.id, sweeps) };
  if (query.includes('query BenchmarkPresence')) {
    const known = sampleBenchmark.versions.some(({ number }) => number === (variables.version ?? number));
    return { benchmark: { version: known ? { number: variables.version ?? 1 } : null } };
  }
  if (query.includes('query ReportPresence'))
    return { report: variables.id === 'report-1' ? sampleReport() : null };
  if (query.includes('query IntrospectionQuery')) return introspectionFromSchema(buildSchema(sdl()));
  if (query.includes('query SweepList')) {
    return { sweeps: { nodes: sweeps, pageInfo: { hasNextPage: true, endCursor: 'next' } } };
  }
  if (query.includes('query SuggestedRuns')) return { sweep: sampleSuggestion(variables.id) };
  if (query.includes('query SweepTargets')) return { sweep: sampleTargets };
  if (query.includes('query SweepCost')) return { sweep: sampleCost };
  if ((variables.points ?? 60) < 2) throw new Error('Ask for 2 to 1000 points of a history.');
  if (query.includes('query SweepPage'))
    return { sweep: pageOf(sweeps.find(({ id }) => id === variables.id)) };
  if (query.includes('query StudyList'))
    return { studies: { nodes: [{ ...sampleStudy(), createdAt }], pageInfo: lastPage } };
  if (query.includes('query StudyPage')) return { study: sampleStudy(), memos: { nodes: [sampleMemo()] } };
  if (query.includes('query PolicyComparisonList'))
    return { policyComparisons: { nodes: [samplePolicyComparison()], pageInfo: lastPage } };
  if (query.includes('query PolicyComparisonPage')) return { policyComparison: samplePolicyComparison() };
  if (query.includes('query BenchmarkList')) return { benchmarks: sampleBenchmarks };
  if (query.includes('query BenchmarkPage')) return { benchmark: sampleBenchmark };
  if (query.includes('query SubmissionEvidence')) return { submission: sampleSubmission(variables.id) };
  if (query.includes('query SubmissionLogs')) return { submission: sampleLogs(variables.id) };
  if (query.includes('query SubmissionLog')) {
    const log = { ...sampleSubmission(variables.id)?.log, pageInfo: lastPage };
    return { submission: { id: variables.id, log } };
  }
  if (query.includes('query SubmissionPage')) return { submission: sampleSubmission(variables.id) };
  if (query.includes('query SweepSubmissions')) return { sweep: sampleHandIn, benchmarks: sampleBenchmarks };
  if (query.includes('query SweepComments')) return { sweep: { comments: sampleComments() } };
  if (query.includes('query ReportComments')) return { report: { comments: sampleComments() } };
  if (query.includes('query CommentWriter')) return { viewer: { user: { id: 'user-1' } }, team };
  if (query.includes('query ReportList')) return { reports: { nodes: [sampleReport()], pageInfo: lastPage } };
  if (query.includes('query ReportPage')) return { report: sampleReport() };
  if (query.includes('query ReportVersionContent')) {
    const snapshot = sampleSnapshot(chosen(sweeps, 214, 216));
    return { node: { id: variables.id, number: 2, content: snapshot, snapshotHash: 'a'.repeat(64) } };
  }
  if (query.includes('query ReportChoices')) {
    const nodes = [{ id: 'study-1', name: sampleStudy().name }];
    return { sweeps: { nodes: sweeps }, studies: { nodes }, reports: { nodes: [sampleReport()] } };
  }
  if (query.includes('query SharedReport')) {
    const secret = variables.secret ?? '';
    const snapshot = sampleSnapshot(chosen(sweeps, 214, ...(secret === 'bare' ? [216] : [])));
    return { sharedReport: sampleShared(secret, snapshot) };
  }
  if (query.includes('query MemoPage')) return { memo: sampleMemo() };
  if (query.includes('query Search')) {
    const wanted = variables.text?.toLowerCase() ?? '';
    const named = <Row extends { name: string }>(rows: Row[]) => ({
      nodes: rows.filter(({ name }) => name.toLowerCase().includes(wanted)),
    });
    return { sweeps: named(sweeps), models: named(models), datasets: named(datasets) };
  }
  if (/query (SweepFormChoices|SweepFilterChoices|ModelList|DatasetList|BenchmarkChoices)/.test(query)) {
    const [modelPage, datasetPage] = [models, datasets].map((nodes) => ({ nodes, pageInfo: lastPage }));
    return { models: modelPage, datasets: datasetPage };
  }
  if (query.includes('query ModelPage'))
    return { node: { ...models.find(({ id }) => id === variables.id), __typename: 'Model' } };
  if (query.includes('query DatasetPage')) {
    const dataset = datasets.find(({ id }) => id === variables.id);
    const users = sweeps.filter((sweep) => sweep.dataset.id === variables.id);
    return { node: { ...dataset, __typename: 'Dataset' }, sweeps: { totalCount: users.length } };
  }
  if (query.includes('query InvitationPreview')) return invitation(variables.token);
  if (query.includes('query TeamPeople')) return { team, workers: { nodes: workers } };
  if (query.includes('query TeamWorkers'))
    return { sweep: { model: { spec: sampleModule } }, workers: { nodes: [] } };
  if (query.includes('query MemoSchedules')) return { team: { memoSchedules } };
  if (query.includes('query SavedViews'))
    return {
      savedViews: {
        nodes: [{ id: 'view-1', name: 'Resets', search: 's=sweep-214&s=sweep-221', team: { id: 'team-1' } }],
      },
    };
  if (query.includes('query TeamPrices')) return { prices: { nodes: prices } };
  if (query.includes('query SignInOptions'))
    return { signInOptions: { linkByEmail: true, singleSignOn: 'Example ID' } };
  if (query.includes('query TeamWebhooks')) return { team: { id: team.id, webhooks: { nodes: webhooks } } };
  if (query.includes('query WebhookPage')) return { webhook: webhooks[0] };
  if (query.includes('query StudyChoices')) return { sweeps: { nodes: sweeps } };
  if (query.includes('query TeamAdministration')) return { team };
  if (query.includes('query TeamExports'))
    return { team: { id: 'team-1', exports: sampleExports(exportsLooked++) } };
  if (query.includes('mutation BringDataset')) return sampleBringDataset(variables.input?.name ?? '');
  if (query.includes('mutation ImportSweep')) return sampleImport(variables.input?.format ?? '');
  if (query.includes('query ForecastSweep')) return { sweepForecast: forecast };
  return { createSweep: { sweep: null, userErrors } };
}

const nounOfPrefix: Record<string, string> = {
  study: 'Study',
  policies: 'PolicyComparison',
  model: 'Model',
  dataset: 'Dataset',
  report: 'Report',
  memo: 'Memo',
  webhook: 'Webhook',
  submission: 'Submission',
};

function nodeOf(id = '', sweeps: readonly SweepPageData[]) {
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

function chosen(sweeps: readonly SweepPageData[], ...numbers: number[]): SweepPageData[] {
  return numbers.flatMap((number) => sweeps.filter((sweep) => sweep.number === number));
}

function pageOf(sweep: SweepPageData | undefined) {
  const pageInfo = { hasNextPage: false, endCursor: null };
  return sweep ? { ...sweep, runs: { nodes: sweep.runs, pageInfo } } : null;
}

if (import.meta.main) await serveSamples(Number(process.argv[2] ?? 4200));
