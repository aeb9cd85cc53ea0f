import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId, userId }) => {
    const study = await client.study.create({
      data: {
        teamId,
        name: `Decided study of ${teamId}`,
        stages: { create: { position: 0, name: 'Pilot', size: 15 } },
      },
      include: { stages: true },
    });
    const { id } = await client.stageDecision.create({
      data: {
        teamId,
        stageId: study.stages[0]?.id ?? '',
        choice: 'GO_ON',
        fromBatchSize: 32,
        batchSize: 96,
        reason: 'It saves a third.',
        figures: {
          sweepId: null,
          level: 0.95,
          recommendation: null,
          expected: {
            measure: 'DEVICE_TIME',
            factor: { value: 2.6, lower: 2.1, upper: 3.1 },
            isLowerBound: false,
          },
          spent: { deviceSeconds: 60, personHours: null, cost: [] },
        },
        figuresHash: 'a'.repeat(64),
        decidedById: userId,
      },
    });
    return { StageDecision: id };
  },
};
