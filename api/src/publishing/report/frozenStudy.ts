import type { Study } from '@critbatch/prisma/generated/client';
import type { SnapshotStudy } from '@critbatch/theory';
import { presentScore } from '../../answers/study/presentScore.ts';
import { stageState } from '../../answers/study/stageState.ts';
import { predictionsOfStage, scoresOfPrediction, stagesOfStudy } from '../../answers/study/study.loaders.ts';
import type { Context } from '../../platform/context/context.ts';
import { globalId } from '../../platform/node/globalId.ts';

type FrozenStage = SnapshotStudy['stages'][number];

/** A study with what it foretold and what came of it, as a report keeps it. */
export async function frozenStudy(context: Context, study: Study): Promise<SnapshotStudy> {
  const { id, name, maxHours, maxCost, currency } = study;
  const records = await stagesOfStudy.load(context, id);
  const stages = await Promise.all(
    records.map(
      async (stage): Promise<FrozenStage> => ({
        name: stage.name,
        size: stage.size,
        state: await stageState(context, stage),
        predictions: await frozenPredictions(context, stage.id),
      }),
    ),
  );
  return { id: globalId('Study', id), name, maxHours, maxCost, currency, stages };
}

async function frozenPredictions(context: Context, stageId: string): Promise<FrozenStage['predictions']> {
  const predictions = await predictionsOfStage.load(context, stageId);
  return Promise.all(
    predictions.map(async ({ id, quantity, rule, level, currency, registeredAt, value, lower, upper }) => {
      const [newest] = await scoresOfPrediction.load(context, id);
      const score = newest && presentScore(newest);
      return {
        quantity,
        rule,
        level,
        currency,
        registeredAt: registeredAt.toISOString(),
        foretold: { value, lower, upper },
        score: score ? { verdict: score.verdict, outcome: score.outcome } : null,
      };
    }),
  );
}
