import { profileTable } from './profileTable.ts';
import type { TrainingEngine } from './trainingEngine.ts';

/** Steps that a profile covers: some hundred events each are enough, and more would fill the disk. */
const profiledSteps = 200;

interface Progress {
  readonly step: number;
  readonly deviceSeconds: number;
  readonly evaluationSeconds: number;
}

/**
 * Prints the profile of an engine on standard error, once: as soon as enough steps were made since it began, or at the
 * end of the run.
 */
export function profilePrinter(
  engine: TrainingEngine,
  batchSize: number,
  start: Progress,
): (progress: Progress, isLast?: boolean) => Promise<void> {
  let printed = false;
  return async (progress, isLast = false) => {
    const steps = progress.step - start.step;
    if (printed || steps === 0 || (steps < profiledSteps && !isLast)) return;
    printed = true;
    const times = (await engine.profile?.()) ?? [];
    const stepSeconds = progress.deviceSeconds - start.deviceSeconds;
    const evaluationSeconds = progress.evaluationSeconds - start.evaluationSeconds;
    process.stderr.write(profileTable(times, { batchSize, steps, stepSeconds, evaluationSeconds }));
  };
}
