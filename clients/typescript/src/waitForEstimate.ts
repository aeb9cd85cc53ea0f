import type { Client } from './client.ts';
import { CritbatchError } from './faults.ts';
import { graphql, type ResultOf } from './graphql.ts';
import { pause } from './retry.ts';

const pollSeconds = 1;

const progressDocument = graphql(`
  query ProgressOfSweep($sweepId: ID!, $after: String) {
    sweep(id: $sweepId) {
      status
      isPaused
      rateProbe { learningRate smallerLearningRate }
      runs(first: 100, after: $after) {
        nodes { outcome }
        pageInfo { hasNextPage endCursor }
      }
      estimate { crossings censored }
      budgetMetric
      budgetAnswer { runs }
    }
  }
`);

const answerDocument = graphql(`
  query AnswerOfSweep($sweepId: ID!) {
    sweep(id: $sweepId) {
      recommendation { batchSize devices rule measure device text }
      estimate {
        answer
        reason
        text
        level
        crossings
        censored
        suggestedBatchSizes
        criticalBatchSize { value lower upper }
        freeRange { value lower upper }
        knee { value lower upper }
        overheads { overhead referenceBatchSize batchSize { value lower upper } }
        target { metric threshold }
      }
    }
  }
`);

const budgetDocument = graphql(`
  query BudgetAnswerOfSweep($sweepId: ID!) {
    sweep(id: $sweepId) {
      budgetAnswer {
        metric
        examples
        batchSize
        rule
        runs
        level
        text
        refusal { code message }
        bestBatchSize { value lower upper }
        nearlyBest { lower upper tolerance }
        losses { batchSize runs remaining { value lower upper } ratio { value lower upper } }
        unread { batchSize reason }
      }
    }
  }
`);

type Sweep = NonNullable<ResultOf<typeof progressDocument>['sweep']>;
type Answer = NonNullable<ResultOf<typeof answerDocument>['sweep']>;
/** The batch size to use, and why; `text` says it in sentences. */
export type Recommendation = NonNullable<Answer['recommendation']>;
/** One of three answers, MINIMISER, NO_MINIMUM or NOT_IDENTIFIED, with what belongs to it, and the batch size to use where there is one. */
export type Estimate = NonNullable<Answer['estimate']> & Pick<Answer, 'recommendation'>;

/** What a sweep that was started for a budget answers: the batch size to use, and what the others cost; `text` says it in sentences. */
export type BudgetAnswer = NonNullable<NonNullable<ResultOf<typeof budgetDocument>['sweep']>['budgetAnswer']>;
type WaitOptions = { readonly signal?: AbortSignal };

/**
 * The estimate of a sweep for its primary target, once it has ended and every run is counted; null where no run came to a
 * result. Throws the signal's reason where that is aborted before, and CritbatchError with the code SWEEP_PAUSED where the sweep
 * waits for somebody to choose a learning rate (continueSweep), or SWEEP_FOR_BUDGET where it has no target.
 */
export async function waitForEstimate(
  client: Client,
  sweepId: string,
  options: WaitOptions = {},
): Promise<Estimate | null> {
  await waitForEnd(client, sweepId, options, false);
  const answer = await client.request(answerDocument, { sweepId }, options);
  const { estimate, recommendation } = found(answer.sweep);
  return estimate && { ...estimate, recommendation };
}

/** The same for a sweep that was started for a budget (budgetMetric); null for one that has targets. */
export async function waitForBudgetAnswer(
  client: Client,
  sweepId: string,
  options: WaitOptions = {},
): Promise<BudgetAnswer | null> {
  await waitForEnd(client, sweepId, options, true);
  return found((await client.request(budgetDocument, { sweepId }, options)).sweep).budgetAnswer;
}

/** Waits until a sweep has ended and its answer counts every run. */
async function waitForEnd(
  client: Client,
  sweepId: string,
  options: WaitOptions,
  isForBudget: boolean,
): Promise<void> {
  async function read(after: string | null): Promise<Sweep> {
    const { sweep } = await client.request(progressDocument, { sweepId, after }, options);
    return found(sweep);
  }

  /** The answer follows the last run by a moment; at a budget, a run that diverged is a part of it. */
  async function countsEveryRun({ runs, estimate, budgetMetric, budgetAnswer }: Sweep): Promise<boolean> {
    let [results, diverged] = [0, 0];
    for (let page = runs; ; page = (await read(page.pageInfo.endCursor)).runs) {
      for (const { outcome } of page.nodes) {
        if (outcome === 'DIVERGED') diverged += 1;
        else if (outcome !== null) results += 1;
      }
      if (!page.pageInfo.hasNextPage) break;
    }
    if (results === 0) return true;
    if (budgetMetric) return budgetAnswer !== null && budgetAnswer.runs >= results + diverged;
    return estimate !== null && estimate.crossings + estimate.censored >= results;
  }

  for (;;) {
    const sweep = await read(null);
    if (sweep.budgetMetric && !isForBudget) throw budgetFault();
    if (sweep.isPaused) throw pausedFault(sweep);
    if (sweep.status !== 'RUNNING' && (await countsEveryRun(sweep))) return;
    await pause(pollSeconds, options.signal);
  }
}

function budgetFault(): CritbatchError {
  const message = 'The sweep was started for a budget and has no target; call waitForBudgetAnswer.';
  return new CritbatchError('SWEEP_FOR_BUDGET', message);
}

/** It may wait for days, and whoever waits for it with it. */
function pausedFault({ rateProbe }: Sweep): CritbatchError {
  const { learningRate, smallerLearningRate } = rateProbe ?? {};
  const message = `The learning rate ${learningRate} diverges, ${smallerLearningRate} does not, and the sweep waits for a choice. Say on its page, or with continueSweep, at which to train; then wait again.`;
  return new CritbatchError('SWEEP_PAUSED', message);
}

function found<Sweep>(sweep: Sweep | null): Sweep {
  if (!sweep) throw new CritbatchError('NOT_FOUND', 'The team of this token has no such sweep.');
  return sweep;
}
