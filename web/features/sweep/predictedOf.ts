import type { Numbers } from '@critbatch/theory';
import type { PredictedQuantity, Verdict } from '../../graphql/generated/graphql.ts';

type Foretold = Parameters<Numbers['withInterval']>[0];
export type Predicting = {
  predictions: readonly {
    quantity: PredictedQuantity;
    foretold: Foretold;
    score: { verdict: Verdict } | null;
  }[];
};

/** The b* that a study has registered for a sweep before its first run ended; null where none has. */
export function predictedOf({ studyStages }: { studyStages: readonly Predicting[] }): Foretold | null {
  const registered = studyStages.flatMap(({ predictions }) => predictions);
  const found = registered.find(
    ({ quantity, score }) => quantity === 'CRITICAL_BATCH_SIZE' && score?.verdict !== 'HINDCAST',
  );
  return found?.foretold ?? null;
}
