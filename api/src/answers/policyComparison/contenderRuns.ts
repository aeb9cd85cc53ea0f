import type { Database } from '@critbatch/prisma/client/createClient';
import type { Contender, Prisma } from '@critbatch/prisma/generated/client';
import type { Crossing, TunedChoice } from '@critbatch/theory';
import { tunePerBatchSize } from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import type { ComparedRuns } from './comparedRuns.ts';
import { readComparedRuns, withFirstTarget } from './comparedRuns.ts';

/** A contender with what its runs say for the comparison's target. */
export type ContenderRuns = { contender: Contender; sweeps: ComparedRuns[] };

/** Contenders in their order, each with its sweeps and their crossings, in two statements however many there are. */
export async function readContenderRuns(
  prisma: Database,
  where: Prisma.ContenderWhereInput,
): Promise<ContenderRuns[]> {
  const contenders = await prisma.contender.findMany({
    where,
    orderBy: { position: 'asc' },
    include: { sweeps: { orderBy: { number: 'asc' }, include: withFirstTarget } },
  });
  const runs = await readComparedRuns(
    prisma,
    contenders.flatMap(({ sweeps }) => sweeps),
  );
  const runsOf = Map.groupBy(runs, ({ sweep }) => sweep.contenderId);
  return contenders.map(({ sweeps: _, ...contender }) => ({
    contender,
    sweeps: runsOf.get(contender.id) ?? [],
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
