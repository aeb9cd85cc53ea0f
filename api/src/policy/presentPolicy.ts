import type { LearningRate as LearningRateSpec, RecordedPolicySpec } from '@critbatch/theory';
import type { BatchSizeScaling, LearningRateSchedule, ResetRule } from './policy.enum.ts';
import type { LearningRate, NamedPolicy } from './policy.type.ts';

/** A policy as a member of the Policy union. */
export function presentPolicy(optimiser: RecordedPolicySpec): NamedPolicy {
  if (optimiser.name === 'outside') return { name: 'outside', description: optimiser.description };
  if (optimiser.name === 'sgdArmijo') return { ...optimiser, reset: optimiser.reset as ResetRule };
  return { ...optimiser, learningRate: presentLearningRate(optimiser.learningRate) };
}

function presentLearningRate({ base, scaling, schedule, warmUpExamples }: LearningRateSpec): LearningRate {
  const [cosine, step] = [schedule.name === 'cosine' && schedule, schedule.name === 'step' && schedule];
  return {
    base,
    scaling: scaling.name as BatchSizeScaling,
    referenceBatchSize: scaling.name === 'none' ? null : scaling.referenceBatchSize,
    schedule: schedule.name as LearningRateSchedule,
    durationExamples: cosine ? cosine.durationExamples : null,
    finalShare: cosine ? cosine.finalShare : null,
    everyExamples: step ? step.everyExamples : null,
    factor: step ? step.factor : null,
    warmUpExamples,
  };
}
