import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../../launcher/src/repository.ts';
import type { LabIds } from './labIds.ts';

export type MeasuredOperation = {
  name: string;
  query: string;
  /** Variables of the n-th request; successive requests ask for different things. */
  variables: (ids: LabIds, number: number) => object;
};

const portal = (...files: string[]) =>
  files.map((file) => readFileSync(join(repositoryFolder, 'web/features', file), 'utf8')).join('\n');

/** One operation of a file that holds several. */
const only = (text: string, name: string) =>
  text.split(/^(?=query )/m).find((part) => part.startsWith(`query ${name}(`)) ?? '';

const at = (ids: string[], number: number) => ids[(number * 37) % ids.length] as string;

const comparedSweeps = 10;

/**
 * 10 sweeps in one operation, as a script would ask: configuration, answer and curve of each (as columns, or point by point),
 * and where each run arrived.
 */
const compareSweeps = (
  curve: 'curveColumns' | 'curve',
) => `query CompareSweeps(${range(comparedSweeps, (n) => `$id${n}: ID!`)}) {
  ${range(comparedSweeps, (n) => `sweep${n}: sweep(id: $id${n}) { ...Compared }`)}
}
fragment Compared on Sweep {
  id number name batchSizes seeds model { name } dataset { name } targets { id metric threshold } policy { __typename }
  estimate { answer bestLaw criticalBatchSize { value lower upper } leastWork { value lower upper }
    ${curve} { batchSize stepsToTarget lowerSteps upperSteps } }
  runs(first: 100) { nodes { batchSize seed outcome crossings { lowerSteps upperSteps } } }
}`;

const sweepWithRuns = `query SweepWithRuns($id: ID!) {
  sweep(id: $id) {
    id number name status batchSizes seeds createdAt finishedAt deviceSeconds
    model { name } dataset { name } targets { id metric threshold } policy { __typename }
    runCounts { total succeeded failed }
    estimate { answer bestLaw criticalBatchSize { value lower upper } }
    runs(first: 100) { nodes {
      id batchSize seed status outcome step worker { name } crossings { lowerSteps upperSteps }
      latestMeasurement { step examplesSeen trainingLoss testAccuracy stepSize deviceSeconds }
    } }
  }
}`;

/** The first 50 places of a board, as an integrator asks for them. */
const leaderboard = `query Leaderboard($slug: String!) {
  benchmark(slug: $slug) {
    id name teamName
    version {
      number metric threshold ranking
      leaderboard(first: 50) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id rank isRankShared teamName trust origin batchSize runCount submittedAt
          score { value lower upper level seeds misses } policy { __typename }
        }
      }
    }
  }
}`;

const buckets = `query Buckets($id: ID!) {
  run(id: $id) { id history(points: 500) { step trainingLoss stepSize } }
}`;

/** The operations whose 95th percentiles are kept (issue: "speed at size"), and the portal's own pages of a sweep and of a leaderboard. */
export const measuredOperations: MeasuredOperation[] = [
  {
    name: 'list',
    query: `${only(portal('sweep/sweepList.graphql'), 'SweepList')}\n${portal('item/itemParts.graphql')}`,

    variables: ({ teamId, modelIds }, number) => ({
      after: null,
      where:
        number % 2 ? { teamId, status: 'FINISHED' } : { modelId: at(modelIds, number), status: 'FINISHED' },
    }),
  },
  {
    name: 'sweep',
    query: sweepWithRuns,
    variables: ({ sweepIds }, number) => ({ id: at(sweepIds, number) }),
  },
  { name: 'comparison', query: compareSweeps('curveColumns'), variables: tenSweeps },
  { name: 'comparison-by-points', query: compareSweeps('curve'), variables: tenSweeps },
  { name: 'buckets', query: buckets, variables: ({ longRunId }) => ({ id: longRunId }) },
  {
    name: 'search',
    query: portal('find/search.graphql'),
    variables: (_, turn) => {
      const number = turn % 5 === 0 ? 256 : null;
      const text = ['256', 'adam', 'noise 2', 'rms prop', 'mlp 64'][turn % 5];
      return { text, number, isNumber: number !== null };
    },
  },
  {
    name: 'picker',
    query: portal('find/sweepChoices.graphql'),
    variables: (_, number) => ({
      where: [{ nameContains: 'adam' }, { number: 1 + number }, { nameContains: 'm' }, null][number % 4],
    }),
  },
  {
    name: 'sweep-page',
    query: portal(
      'sweep/sweepPage.graphql',
      'budget/budgetAnswerParts.graphql',
      'run/runPage.graphql',
      'estimate/estimateParts.graphql',
      'estimate/firstEstimateParts.graphql',
      'estimate/recommendationParts.graphql',
      'policy/policyParts.graphql',
      'item/itemParts.graphql',
    ),
    variables: ({ sweepIds }, number) => ({ id: at(sweepIds, number), points: 60 }),
  },
  {
    name: 'leaderboard',
    query: leaderboard,
    variables: ({ benchmarkSlug }) => ({ slug: benchmarkSlug }),
  },
  {
    name: 'leaderboard-page',
    query: only(portal('benchmark/benchmark.graphql'), 'BenchmarkPage'),
    variables: ({ benchmarkSlug }) => ({ slug: benchmarkSlug, version: null, after: null }),
  },
];

function tenSweeps({ sweepIds }: LabIds, number: number) {
  const ids = Array.from({ length: comparedSweeps }, (_, n) => at(sweepIds, number * comparedSweeps + n));
  return Object.fromEntries(ids.map((id, n) => [`id${n}`, id]));
}

function range(length: number, each: (number: number) => string): string {
  return Array.from({ length }, (_, number) => each(number)).join(' ');
}
