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

type Sweep = NonNullable<ResultOf<typeof progressDocument>['sweep']>;
type Answer = NonNullable<ResultOf<typeof answerDocument>['sweep']>;
/** The batch size to use, and why; `text` says it in sentences. */
export type Recommendation = NonNullable<Answer['recommendation']>;
/** One of three answers, MINIMISER, NO_MINIMUM or NOT_IDENTIFIED, with what belongs to it, and the batch size to use where there is one. */
export type Estimate = NonNullable<Answer['estimate']> & Pick<Answer, 'recommendation'>;

/**
 * The estimate of a sweep for its primary target, once it has ended and every run is counted; null where no run came to a
 * result. Throws the signal's reason where that is aborted before, and CritbatchError with the code SWEEP_PAUSED where the sweep
 * waits for somebody to choose a learning rate (continueSweep).
 */
export async function waitForEstimate(
  client: Client,
  sweepId: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Estimate | null> {
  async function read(after: string | null): Promise<Sweep> {
    const { sweep } = await client.request(progressDocument, { sweepId, after }, options);
    return found(sweep);
  }

  /** The estimate follows the last run by a moment. */
  async function countsEveryRun({ runs, estimate }: Sweep): Promise<boolean> {
    let results = 0;
    for (let page = runs; ; page = (await read(page.pageInfo.endCursor)).runs) {
      results += page.nodes.filter(
        ({ outcome }) =>
          outcome === 'TARGETS_REACHED' || outcome === 'BUDGET_SPENT' || outcome === 'HOPELESS',
      ).length;
      if (!page.pageInfo.hasNextPage) break;
    }
    return results === 0 || (estimate !== null && estimate.crossings + estimate.censored >= results);
  }

  for (;;) {
    const sweep = await read(null);
    if (sweep.isPaused) throw pausedFault(sweep);
    if (sweep.status !== 'RUNNING' && (await countsEveryRun(sweep))) break;
    await pause(pollSeconds, options.signal);
  }
  const answer = await client.request(answerDocument, { sweepId }, options);
  const { estimate, recommendation } = found(answer.sweep);
  return estimate && { ...estimate, recommendation };
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
