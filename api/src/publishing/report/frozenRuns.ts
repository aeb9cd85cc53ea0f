import { setImmediate as nextRound } from 'node:timers/promises';
import type { SnapshotSweep } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import type { TargetRecord } from '../../sweeps/target/target.service.ts';

type FrozenRun = NonNullable<SnapshotSweep['runs']>[number];

const runsOfPage = 500;

/** Every run by batch size and seed, page by page, between which others are heard; a crossing names its target by the target's place. */
export async function frozenRuns(
  { prisma }: Context,
  sweepId: string,
  targets: readonly TargetRecord[],
): Promise<FrozenRun[]> {
  const places = new Map(targets.map(({ id }, place) => [id, place]));
  const frozen: FrozenRun[] = [];
  for (;;) {
    const runs = await prisma.run.findMany({
      where: { sweepId },
      orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
      skip: frozen.length,
      take: runsOfPage,
      include: { crossings: true },
    });
    frozen.push(
      ...runs.map(
        ({ batchSize, seed, status, outcome, cancelRequested, step, deviceSeconds, crossings }) => ({
          batchSize,
          seed,
          status,
          outcome,
          cancelRequested,
          step: Number(step),
          deviceSeconds,
          crossings: crossings
            .map(({ targetId, lowerSteps, upperSteps }) => ({
              target: places.get(targetId) ?? 0,
              lowerSteps: Number(lowerSteps),
              upperSteps: upperSteps === null ? null : Number(upperSteps),
            }))
            .toSorted((one, other) => one.target - other.target),
        }),
      ),
    );
    if (runs.length < runsOfPage) return frozen;
    await nextRound();
  }
}
