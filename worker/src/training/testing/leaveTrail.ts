import type { Measurement } from '../measurement.ts';
import { createTrainingRun } from '../trainingRun.ts';
import type { RunEnd, TrainingRunPlan } from '../trainingRun.type.ts';

/** What a run leaves behind: its log, its end, and the points of its trail. */
export interface Left {
  readonly rows: readonly Measurement[];
  readonly end: RunEnd | null;
  readonly trail: readonly { step: number; bytes: Uint8Array }[];
}

/**
 * Trains a run that leaves a point after every so many slices, and is killed and resumed after the slices named. It ends at the former
 * ends first, and is given more budget there.
 */
export async function leaveTrail(
  of: TrainingRunPlan,
  { every = 3, kills = [] as readonly number[], formerEnds = [] as readonly number[] } = {},
): Promise<Left> {
  const budgets = [...formerEnds.map((step) => step * of.batchSize), of.trainingSpec.maxExamplesPerRun];
  const withBudget = (): TrainingRunPlan => ({
    ...of,
    trainingSpec: { ...of.trainingSpec, maxExamplesPerRun: budgets[0] ?? 0 },
  });
  const rows: Measurement[] = [];
  const trail: { step: number; bytes: Uint8Array }[] = [];
  let run = await createTrainingRun(withBudget(), { sliceSeconds: 0 });
  for (let slice = 1; run.done === null; slice++) {
    const isDue = slice % every === 0;
    rows.push(...(await run.advance()));
    if (isDue)
      while (!run.done && (run.step < run.trailStep || run.owesRow))
        rows.push(...(await run.advance(run.trailStep)));
    const bytes = isDue ? await run.trailPoint() : null;
    if (bytes) trail.push({ step: run.step, bytes });
    const isGivenMore = run.done !== null && budgets.length > 1;
    if (isGivenMore) budgets.shift();
    if (!isGivenMore && !kills.includes(slice)) continue;
    const checkpoint = await run.checkpoint();
    await run.dispose();
    run = await createTrainingRun({ ...withBudget(), checkpoint }, { sliceSeconds: 0 });
  }
  const { done: end } = run;
  await run.dispose();
  return { rows, end, trail };
}
