import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const study = await client.study.create({
      data: {
        teamId,
        name: `Study of ${teamId}`,
        stages: { create: { position: 0, name: 'Pilot', size: 15 } },
      },
      include: { stages: true },
    });
    const stageId = study.stages[0]?.id ?? '';
    const prediction = await client.prediction.create({
      data: {
        teamId,
        stageId,
        quantity: 'CRITICAL_BATCH_SIZE',
        rule: 'UNCHANGED',
        value: 40,
        lower: 20,
        upper: 80,
        level: 0.95,
        inputs: { assumptions: [] },
        inputHash: 'a'.repeat(64),
        scores: { create: { verdict: 'INSIDE', outcome: 44, factor: 1.1 } },
      },
    });
    return { Study: study.id, StudyStage: stageId, Prediction: prediction.id };
  },
};
