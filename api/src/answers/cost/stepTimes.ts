import type { StepTime } from '@critbatch/theory';
import { fitStepTime, medianStepTimes, saturationBatchSize } from '@critbatch/theory';
import type { RunTime } from './runTimes.ts';

/** Step time of a kind of device as a sweep's runs measured it. */
export type StepTimeView = StepTime & {
  device: string;
  saturationBatchSize: number;
  measured: { batchSize: number; secondsPerStep: number }[];
  /** Device seconds of evaluations for every device second of training. */
  evaluationShare: number;
};

/** A fit takes some milliseconds, and a file that is imported may name a device for every forty of its runs. */
const mostDevices = 20;

/** Step times from the runs of a sweep, one for each kind of device, the one with most runs first; of 20 kinds at most. */
export function stepTimesOf(runTimes: readonly RunTime[]): StepTimeView[] {
  const byDevice = Map.groupBy(runTimes, ({ device }) => device);
  return [...byDevice]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, mostDevices)
    .flatMap(([device, runs]) => {
      const observations = runs.map((run) => ({
        batchSize: run.batchSize,
        secondsPerStep: secondsPerStep(run),
      }));
      const stepTime = fitStepTime(observations);
      if (stepTime === null) return [];
      const measured = medianStepTimes(observations);
      const evaluationShare = sumOf(runs, 'evaluationSeconds') / sumOf(runs, 'deviceSeconds');
      return [
        {
          ...stepTime,
          device,
          saturationBatchSize: saturationBatchSize(stepTime),
          measured,
          evaluationShare,
        },
      ];
    });
}

/** Without the steps until its first evaluation, where it has more: a run of few steps takes longer to start than to train. */
function secondsPerStep({ steps, deviceSeconds, first }: RunTime): number {
  return first && first.steps < steps
    ? (deviceSeconds - first.deviceSeconds) / (steps - first.steps)
    : deviceSeconds / steps;
}

function sumOf(runs: readonly RunTime[], part: 'deviceSeconds' | 'evaluationSeconds'): number {
  return runs.reduce((sum, run) => sum + run[part], 0);
}
