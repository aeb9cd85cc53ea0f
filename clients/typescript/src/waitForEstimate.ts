import type { Client } from './client.ts';
import { CritbatchError } from './faults.ts';
import { graphql, type ResultOf } from './graphql.ts';
import { pause } from './retry.ts';

const pollSeconds = 1;

const progressDocument = graphql(`
  query ProgressOfSweep($sweepId: ID!) {
    sweep(id: $sweepId) {
      answerStatus
      isPaused
      rateProbe { learningRate smallerLearningRate }
      budgetMetric
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
 * waits for somebody to choose a learning rate (continueSweep), SWEEP_FOR_BUDGET where it has no target, or ANSWER_FAILED where its runs could
 * not be counted.
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
  for (;;) {
    const sweep = found((await client.request(progressDocument, { sweepId }, options)).sweep);
    if (sweep.budgetMetric && !isForBudget) throw budgetFault();
    if (sweep.isPaused) throw pausedFault(sweep);
    if (sweep.answerStatus === 'FAILED') throw failedFault();
    if (sweep.answerStatus === 'COMPLETE') return;
    await pause(pollSeconds, options.signal);
  }
}

function budgetFault(): CritbatchError {
  const message = 'The sweep was started for a budget and has no target; call waitForBudgetAnswer.';
  return new CritbatchError('SWEEP_FOR_BUDGET', message);
}

function failedFault(): CritbatchError {
  const message = 'The last runs of the sweep could not be counted; the log of the operator has the error.';
  return new CritbatchError('ANSWER_FAILED', message);
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
