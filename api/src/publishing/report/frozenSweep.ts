import { setImmediate as nextRound } from 'node:timers/promises';
import type { SnapshotSweep } from '@critbatch/theory';
import { snapshotCadenceSchema } from '@critbatch/theory';
import { parse } from 'graphql';
import { z } from 'zod';
import type { AskApi } from './askApi.ts';
import { estimateSelection, policySelection } from './selections.ts';

const sweepDocument = parse(`query FrozenSweep($id: ID!) {
  sweep(id: $id) {
    id number name status origin batchSizes seeds currentBatchSize maxExamplesPerRun createdAt finishedAt
    createdBy { name }
    imported { format fileName contentHash importedAt }
    model { name version contentHash parameterCount }
    dataset { name version contentHash trainingExamples testExamples }
    policy { __typename ${policySelection} }
    evaluation { ${snapshotCadenceSchema.keyof().options.join(' ')} }
    targets { id metric threshold }
    spending { device deviceSeconds evaluationSeconds cost { amount currency } }
    plan {
      smallestBatchSize largestBatchSize wantedRatio deviceSecondsBudget spentDeviceSeconds stopReason
      nextRuns { batchSize seed }
    }
    forecast {
      recordedAt
      foretold {
        level runs device currency
        deviceSeconds { value lower upper }
        wallSeconds { value lower upper }
        cost { value lower upper }
      }
    }
  }
}`);
const runsDocument = parse(`query FrozenRuns($id: ID!, $after: String) {
  sweep(id: $id) {
    runs(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        batchSize seed status outcome step deviceSeconds
        crossings { lowerSteps upperSteps target { id } }
      }
    }
  }
}`);
const estimateDocument = parse(`query FrozenEstimate($id: ID!, $targetId: ID!) {
  sweep(id: $id) { estimate(targetId: $targetId) { ${estimateSelection} } }
}`);

const money = z.object({ amount: z.number(), currency: z.string() });
/** What is put together in another way than the API gives it; the rest is parsed as part of the snapshot. */
const sweepAnswer = z.object({
  sweep: z.looseObject({
    createdBy: z.object({ name: z.string() }).nullable(),
    targets: z.array(z.looseObject({ id: z.string() })),
    spending: z.array(z.looseObject({ cost: z.array(money) })),
    forecast: z.object({ recordedAt: z.string(), foretold: z.looseObject({}) }).nullable(),
    model: z.unknown(),
    dataset: z.unknown(),
    policy: z.unknown(),
    evaluation: z.unknown(),
  }),
});
const runsAnswer = z.object({
  sweep: z.object({
    runs: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(
        z.looseObject({
          crossings: z.array(z.looseObject({ target: z.object({ id: z.string() }) })),
        }),
      ),
    }),
  }),
});
type RunsPage = z.infer<typeof runsAnswer>['sweep']['runs'];
const estimateAnswer = z.object({ sweep: z.object({ estimate: z.unknown() }) });

/** A sweep as a snapshot holds it, not parsed yet: everything that the API says of it now. */
export async function frozenSweep(
  ask: AskApi,
  id: string,
  letter: string,
): Promise<Record<keyof SnapshotSweep, unknown>> {
  const { sweep } = sweepAnswer.parse(await ask(sweepDocument, { id }));
  const { createdBy, targets, spending, forecast, model, dataset, policy, evaluation, ...rest } = sweep;
  const targetIds = targets.map((target) => target.id);
  return {
    ...(rest as Record<'id' | 'number' | 'name' | 'status' | 'origin' | 'imported', unknown> &
      Record<'batchSizes' | 'seeds' | 'currentBatchSize' | 'maxExamplesPerRun', unknown> &
      Record<'createdAt' | 'finishedAt' | 'plan', unknown>),
    letter,
    startedBy: createdBy?.name ?? null,
    configuration: { model, dataset, policy, evaluation },
    targets: await Promise.all(
      targets.map(async (target) => ({
        ...target,
        estimate: estimateAnswer.parse(await ask(estimateDocument, { id, targetId: target.id })).sweep
          .estimate,
      })),
    ),
    runs: await frozenRuns(ask, id, targetIds),
    devices: spending,
    cost: totals(spending.flatMap(({ cost }) => cost)),
    forecast: forecast && { ...forecast.foretold, recordedAt: forecast.recordedAt },
  };
}

/** Every run, page by page, between which others are heard; a crossing names its target by the target's place. */
async function frozenRuns(ask: AskApi, id: string, targetIds: readonly string[]): Promise<unknown[]> {
  const runs: unknown[] = [];
  let after: string | null = null;
  for (;;) {
    const page: RunsPage = runsAnswer.parse(await ask(runsDocument, { id, after })).sweep.runs;
    runs.push(
      ...page.nodes.map((run) => ({
        ...run,
        crossings: run.crossings.map(({ target, ...crossing }) => ({
          ...crossing,
          target: targetIds.indexOf(target.id),
        })),
      })),
    );
    if (!page.pageInfo.hasNextPage) return runs;
    after = page.pageInfo.endCursor;
    await nextRound();
  }
}

function totals(costs: readonly z.infer<typeof money>[]): z.infer<typeof money>[] {
  return [...Map.groupBy(costs, ({ currency }) => currency)].map(([currency, some]) => ({
    currency,
    amount: some.reduce((sum, { amount }) => sum + amount, 0),
  }));
}
