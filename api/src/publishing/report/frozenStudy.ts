import type { Study } from '@critbatch/prisma/generated/client';
import type { SnapshotStudy } from '@critbatch/theory';
import { presentScore } from '../../answers/study/presentScore.ts';
import { stageState } from '../../answers/study/stageState.ts';
import type { Context } from '../../platform/context/context.ts';
import { globalId } from '../../platform/node/globalId.ts';

type FrozenStage = SnapshotStudy['stages'][number];

/** A study with what it foretold and what came of it, as a report keeps it. */
export async function frozenStudy(context: Context, study: Study): Promise<SnapshotStudy> {
  const { id, name, maxHours, maxCost, currency } = study;
  const records = await context.relations.stagesOfStudy.load(id);
  const stages = await Promise.all(
    records.map(
      async (stage): Promise<FrozenStage> => ({
        name: stage.name,
        size: stage.size,
        state: await stageState(context.relations, stage),
        predictions: await frozenPredictions(context, stage.id),
      }),
    ),
  );
  return { id: globalId('Study', id), name, maxHours, maxCost, currency, stages };
}

async function frozenPredictions(
  { relations }: Context,
  stageId: string,
): Promise<FrozenStage['predictions']> {
  const predictions = await relations.predictionsOfStage.load(stageId);
  return Promise.all(
    predictions.map(async ({ id, quantity, rule, level, currency, registeredAt, value, lower, upper }) => {
      const [newest] = await relations.scoresOfPrediction.load(id);
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
