import type { Schedule } from '../spec/learningRateSpec.ts';

type Cosine = Extract<Schedule, { name: 'cosine' }>;

/**
 * Half a cosine wave from 1 to `finalShare` f over `durationExamples` T, then f
 * (Loshchilov and Hutter 2017, arXiv 1608.03983, eq. 5, without restarts):
 *
 *     f + (1 − f)·(1 + cos(π·min(1, n/T)))/2,   n = examples since the warm-up
 */
export function cosineShare({ durationExamples, finalShare }: Cosine, examples: number): number {
  const passed = Math.min(1, examples / durationExamples);
  return finalShare + ((1 - finalShare) * (1 + Math.cos(Math.PI * passed))) / 2;
}
