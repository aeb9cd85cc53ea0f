import type { LearningRate as LearningRateSpec, RecordedPolicySpec } from '@critbatch/theory';
import { lineSearchSettingsOf, settingsOf } from '@critbatch/theory';
import type { BatchSizeScaling, LearningRateSchedule } from './policy.enum.ts';
import type { AnyPolicy, LearningRate } from './policy.type.ts';
import { policyTypes } from './policy.type.ts';

/** A policy as a member of the Policy union. */
export function presentPolicy(spec: RecordedPolicySpec): AnyPolicy {
  const { name, ...fields } = spec;
  const policy = Object.assign(new policyTypes[name](), fields);
  if ('learningRate' in spec) {
    Object.assign(policy, {
      learningRate: presentLearningRate(spec.learningRate),
      settings: listed(settingsOf(spec)),
    });
  } else if (spec.name === 'sgdArmijo') {
    const settings = lineSearchSettingsOf(spec);
    Object.assign(policy, { ...settings, settings: listed(settings) });
  }
  return policy as AnyPolicy;
}

const listed = (settings: Readonly<Record<string, number>>) =>
  Object.entries(settings).map(([name, value]) => ({ name, value }));

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
