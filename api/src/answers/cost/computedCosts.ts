import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Saving, SweepForecast, ValueOfChecking } from '@critbatch/theory';
import type { Payer } from '../../platform/limits/payer.ts';
import { mostRuns } from '../../sweeps/sweep/sweepSize.ts';
import { findDrawsById } from '../estimate/estimate.service.ts';
import { AnsweredInPieces } from '../thread/answeredInPieces.ts';
import type {
  CheckTask,
  ForecastTask,
  ForetoldTask,
  Frontier,
  FrontierTask,
  SavingTask,
} from '../thread/costTask.ts';
import type { BestLaw, StepLaw } from '../thread/stepLaw.ts';

/** A task whose law is known by its estimate: the draws are read where they are sent on. */
type OfLaw<Task> = Omit<Task, 'law'> & { payer: Payer; law: BestLaw };

export type FrontierQuestion = OfLaw<FrontierTask>;
export type SavingQuestion = OfLaw<SavingTask>;
export type ForecastQuestion = ForecastTask & { payer: Payer };

/** A batch size takes the thread 1.5 ms, as much as ten choices take to come back: a hundred of them on 32 devices are a piece. */
const choicesForBatchSize = 10;
const mostChoices = 100 * (32 + choicesForBatchSize);

/** Time against cost, as theory's thread computes it; null where an estimate has no draws. */
export const computedFrontier = new AnsweredInPieces<FrontierQuestion, Frontier>({
  compute: ({ frontiers }, questions, { reader }) => withDraws(reader, questions, frontiers),
  weightOf: ({ batchSizes, deviceCounts }) => batchSizes.length * (deviceCounts.length + choicesForBatchSize),
  mostWeight: mostChoices,
});

/** What moving to another batch size saves; null where an estimate has no draws. */
export const computedSaving = new AnsweredInPieces<SavingQuestion, Saving>({
  compute: ({ savings }, questions, { reader }) => withDraws(reader, questions, savings),
  weightOf: () => 2 * choicesForBatchSize,
  mostWeight: mostChoices,
});

/** What moving is foretold to save at another size. */
export const computedForetoldSaving = new AnsweredInPieces<OfLaw<ForetoldTask>, Saving>({
  compute: ({ foretoldSavings }, questions, { reader }) => withDraws(reader, questions, foretoldSavings),
  weightOf: () => 4 * choicesForBatchSize,
  mostWeight: mostChoices,
});

/** What a check returns beyond moving now. */
export const computedCheck = new AnsweredInPieces<OfLaw<CheckTask>, ValueOfChecking>({
  compute: ({ checks }, questions, { reader }) => withDraws(reader, questions, checks),
  weightOf: ({ batchSizes }) => (batchSizes.length + 2) * choicesForBatchSize,
  mostWeight: mostChoices,
});

/** What a sweep that is only considered is going to take. */
export const consideredForecast = new AnsweredInPieces<ForecastQuestion, SweepForecast>({
  compute: ({ forecasts }, questions) => forecasts(questions.map(withoutPayer)),
  weightOf: ({ order }) => order.batchSizes.length * order.seeds,
  mostWeight: mostRuns,
});

function withoutPayer<Question extends { payer: Payer }>({ payer: _payer, ...task }: Question) {
  return task;
}

async function withDraws<Question extends { payer: Payer; law: BestLaw }, Answer>(
  reader: Reader,
  questions: readonly Question[],
  compute: (tasks: (Omit<Question, 'payer' | 'law'> & { law: StepLaw })[]) => Promise<(Answer | null)[]>,
): Promise<(Answer | null)[]> {
  const drawsOf = await findDrawsById(
    reader,
    questions.map(({ law }) => law.estimateId),
  );
  const told = questions.filter(({ law }) => (drawsOf.get(law.estimateId) ?? []).length > 0);
  const answers = await compute(
    told.map(({ payer: _payer, law, ...rest }) => {
      return { ...rest, law: { ...law, draws: drawsOf.get(law.estimateId) ?? [] } };
    }),
  );
  return questions.map((question) => answers[told.indexOf(question)] ?? null);
}
