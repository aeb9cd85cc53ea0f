import { createSweepOverHttp } from './createSweepOverHttp.ts';
import type { TestTeam } from './createTestTeam.ts';
import { ask, change, type UserErrors } from './graphql.ts';
import { startTestWorker } from './testWorker.ts';
import { trainQueuedRuns } from './trainSyntheticSweep.ts';

/** A line of a leaderboard. */
export type Submission = {
  id: string;
  teamName: string;
  status: string;
  trust: string;
  basis: string;
  rank: number | null;
  isRankShared: boolean;
  batchSize: number;
  score: { value: number | null; lower: number; upper: number | null; seeds: number; misses: number };
};
type MissingRuns = { batchSize: number; present: number; seeds: number[] };
const line = `id teamName status trust basis rank isRankShared batchSize runCount origin answer
  score { value lower upper level seeds misses }`;

/** What a benchmark of this team is about, if nothing else is said. */
export const taskOf = ({ modelId, datasetId }: TestTeam) => ({
  modelId,
  datasetId,
  metric: 'TRAINING_LOSS',
  threshold: 0.1,
});

/** A team whose worker is one that the operator vouches for. */
export const attested = (team: TestTeam): TestTeam => ({ ...team, workerToken: team.attestedToken });

let published = 0;
/** A benchmark of a team, which ranks by work if nothing else is said. */
export async function publishBenchmark(url: string, house: TestTeam, rules: object = {}) {
  const { benchmark, userErrors } = await change<{
    benchmark: { id: string; slug: string; teamName: string } | null;
  }>(url, house.adminToken, 'createBenchmark', 'benchmark { id slug teamName }', {
    teamId: house.id,
    name: 'Clusters to a loss of 0.1',
    slug: `clusters-${++published}`,
    rules: { ...taskOf(house), ranking: 'WORK', ...rules },
  });
  if (!benchmark) throw new Error(JSON.stringify(userErrors));
  return benchmark;
}

/** A sweep of a team, trained to its end on K(b) = 300·b/(b − pole), give or take 2 %. */
export async function train(url: string, team: TestTeam, input: object = {}, pole = 20): Promise<string> {
  const sweep = await createSweepOverHttp(url, team, {
    batchSizes: [32, 64],
    seeds: [1, 2, 3],
    evaluation: { firstStep: 100 },
    maxExamplesPerRun: 200_000,
    ...input,
  });
  await trainQueuedRuns(await startTestWorker(url, team), pole);
  return sweep.id;
}

/** What the log of a run on that law shows: the first evaluation at or after K, worked out anew. */
export function loggedSteps(batchSize: number, seed: number, pole: number): number {
  const wobble = 1 + 0.02 * Math.sin(seed * 12.9898 + batchSize);
  const needed = ((300 * batchSize) / (batchSize - pole)) * wobble;
  let step = 100;
  while (step < needed) step = Math.ceil(step * 1.05);
  return step;
}

/** Hands in a sweep of a team. */
export const submit = (
  url: string,
  team: TestTeam,
  benchmarkId: string,
  sweepId: string,
): Promise<{ submission: Submission | null; missingRuns: MissingRuns | null } & UserErrors> =>
  change(
    url,
    team.writeToken,
    'submitSweep',
    `submission { ${line} } missingRuns { batchSize present seeds }`,
    { benchmarkId, sweepId },
  );

/** The submission of a sweep that must be taken. */
export async function submitted(...order: Parameters<typeof submit>): Promise<Submission> {
  const { submission, userErrors } = await submit(...order);
  if (!submission) throw new Error(JSON.stringify(userErrors));
  return submission;
}

/** The board of a benchmark's newest version, as whoever holds a token reads it. */
export async function boardOf(url: string, slug: string, token: string): Promise<Submission[]> {
  type Board = { benchmark: { version: { leaderboard: { nodes: Submission[] } } } };
  const query = `{ benchmark(slug: "${slug}") { version { leaderboard { nodes { ${line} } } } } }`;
  const { benchmark } = await ask<Board>(url, query, { token });
  return benchmark.version.leaderboard.nodes;
}
