import type { Database } from '@critbatch/prisma/client/createClient';
import type { Contender, Prisma, Sweep } from '@critbatch/prisma/generated/client';
import type { Crossing, TunedChoice } from '@critbatch/theory';
import { tunePerBatchSize } from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { codeVersion } from '../thread/codeVersion.ts';

/** A contender with what its runs say for the comparison's target. */
export type ContenderRuns = {
  contender: Contender;
  sweeps: {
    sweep: Sweep;
    targetId: string;
    crossings: Crossing[];
    /** Whether its runs have ended, and every crossing that follows from them is stored. */
    isComplete: boolean;
  }[];
};

/** The runs that have a crossing for every target. */
const counted: Prisma.RunWhereInput = { status: 'SUCCEEDED', NOT: { outcome: 'DIVERGED' } };

/** Contenders in their order, each with its sweeps and their crossings, in two statements however many there are. */
export async function readContenderRuns(
  prisma: Database,
  where: Prisma.ContenderWhereInput,
): Promise<ContenderRuns[]> {
  const contenders = await prisma.contender.findMany({
    where,
    orderBy: { position: 'asc' },
    include: {
      sweeps: {
        orderBy: { number: 'asc' },
        include: { targets: { where: { position: 0 } }, _count: { select: { runs: { where: counted } } } },
      },
    },
  });
  const targetIds = contenders.flatMap(({ sweeps }) => sweeps.flatMap(({ targets }) => targets)).map(idOf);
  const rows = await prisma.crossing.findMany({
    where: { targetId: { in: targetIds } },
    orderBy: [{ run: { batchSize: 'asc' } }, { run: { seed: 'asc' } }],
    include: { run: { select: { batchSize: true, seed: true } } },
  });
  const crossingsOf = Map.groupBy(rows, ({ targetId }) => targetId);
  return contenders.map(({ sweeps, ...contender }) => ({
    contender,
    sweeps: sweeps.map(({ targets, _count, ...sweep }) => {
      const targetId = targets[0]?.id ?? '';
      const crossings = (crossingsOf.get(targetId) ?? []).map(({ run, lowerSteps, upperSteps }) => ({
        ...run,
        lowerSteps: Number(lowerSteps),
        upperSteps: upperSteps === null ? null : Number(upperSteps),
      }));
      const isComplete = sweep.status !== 'RUNNING' && crossings.length === _count.runs;
      return { sweep, targetId, crossings, isComplete };
    }),
  }));
}

/** What a grid's batch sizes choose, by the ids of its sweeps, and the hash that their estimate is kept under. */
export function tunedInput({ sweeps }: ContenderRuns): {
  crossings: Crossing[];
  choices: TunedChoice[];
  inputHash: string;
} {
  const grid = sweeps.map(({ sweep, crossings }) => ({ name: sweep.id, crossings }));
  const tuned = tunePerBatchSize(grid);
  return { ...tuned, inputHash: contentHash({ codeVersion, crossings: tuned.crossings }) };
}

const idOf = ({ id }: { id: string }) => id;
