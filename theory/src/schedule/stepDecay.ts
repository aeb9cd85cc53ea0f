import type { Schedule } from '../spec/learningRateSpec.ts';

type StepDecay = Extract<Schedule, { name: 'step' }>;

/** factor^⌊n/everyExamples⌋ after n examples: the staircase of He et al. 2016 (arXiv 1512.03385, section 4.2). */
export function stepDecayShare({ everyExamples, factor }: StepDecay, examples: number): number {
  return factor ** Math.floor(examples / everyExamples);
}
