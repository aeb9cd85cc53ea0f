import type { OverheadBatchSize as Overhead } from '@critbatch/theory';
import { lawDrawOf, shownOverhead, usualReference } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import type { Computing } from '../../platform/limits/computes.ts';
import type { Payer } from '../../platform/limits/payer.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { AnsweredInPieces } from '../thread/answeredInPieces.ts';
import type { OverheadTask } from '../thread/overheadTask.ts';
import { bestLawOf } from './bestLawOf.ts';
import { findDrawsById } from './estimate.service.ts';
import type { OverheadArgs } from './overhead.input.ts';
import { overheadArgsSchema } from './overhead.input.ts';
import type { OverheadBatchSize } from './overhead.type.ts';
import type { EstimateView } from './presentEstimate.ts';

/** Four hundred draws are read, copied to the thread, and solved in some fifteen looks each. */
export const seekingOverhead: Computing = { milliseconds: 6 };

type OverheadQuestion = Omit<OverheadTask, 'draws'> & { payer: Payer; estimateId: string };

const computedOverhead = new AnsweredInPieces<OverheadQuestion, Overhead>({
  compute: async ({ overheads }, questions, { reader }) => {
    const drawsOf = await findDrawsById(
      reader,
      questions.map(({ estimateId }) => estimateId),
    );
    return overheads(
      questions.map(({ law, fits, question, estimateId }) => {
        return { law, fits, question, draws: drawsOf.get(estimateId) ?? [] };
      }),
    );
  },
  weightOf: () => 1,
  mostWeight: 200,
});

/** The largest batch size within an overhead of a reference; null where the runs do not tell. */
export async function overheadOf(
  context: Context,
  estimate: EstimateView,
  args: OverheadArgs,
): Promise<OverheadBatchSize | null> {
  const { overhead, referenceBatchSize } = parseArguments(overheadArgsSchema, args);
  const { id, teamId, laws, level, criticalBatchSize, arrivedRange } = estimate;
  const best = bestLawOf(estimate);
  if (!arrivedRange || !best) return null;
  const { access, http } = context;
  const found = await computedOverhead.load(context, {
    payer: payerOf(access, http.address, teamId),
    estimateId: id,
    law: best.law,
    fits: laws.map((fit) => ({ ...lawDrawOf(fit), converged: fit.converged })),
    question: {
      overhead,
      referenceBatchSize: referenceBatchSize ?? usualReference(criticalBatchSize, arrivedRange),
      largestArrived: arrivedRange.upper,
      level,
    },
  });
  return found && shownOverhead(found);
}
