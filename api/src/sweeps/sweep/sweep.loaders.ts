import type { Sweep } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { Loader, rowBy, rowById } from '../../platform/context/loader.ts';
import { readAlike } from '../../platform/context/readAlike.ts';
import { totalsOfSweep } from '../run/run.loaders.ts';
import { targetById, targetsOfSweep } from '../target/target.loaders.ts';
import type { AskedOfSweep, SweepRow } from './readSweeps.ts';
import { readSweeps } from './readSweeps.ts';

export const sweepById = rowById('Sweep');

export const importOfSweep = rowBy('SweepImport', 'sweepId');

/** Whether something has taken the place of a sweep: the stage of a study that it belongs to is decided, or a newer re-check was started. */
export const isSuperseded = new Loader<string, boolean>(async ({ reader }, ids) => {
  const superseded = await reader.$queryRaw<{ sweepId: string }[]>`
    SELECT DISTINCT stage."sweepId" FROM "StageDecision" decision JOIN "StudyStage" stage ON stage.id = decision."stageId"
    WHERE stage."sweepId" = ANY(${[...ids]}::uuid[])
    UNION SELECT recheck."sweepId" FROM "Recheck" recheck JOIN "Recheck" newer
      ON newer."checkedSweepId" = recheck."checkedSweepId" AND newer."createdAt" > recheck."createdAt"
    WHERE recheck."sweepId" = ANY(${[...ids]}::uuid[])`;
  const known = new Set(superseded.map(({ sweepId }) => sweepId));
  return ids.map((id) => known.has(id));
});

type ShownKey = { id: string } & AskedOfSweep;

const alike = ({ columns, targets, totals }: ShownKey) => `${targets} ${totals} ${columns}`;

/**
 * Sweeps by id with what is asked of them, null where there is none: one statement for all that are asked alike. What of them
 * lies in other tables comes along, and its loaders know it then.
 */
export const shownSweep = new Loader<ShownKey, Sweep | null>(
  (context, keys) =>
    readAlike(keys, alike, async (same) => {
      const ids = same.map(({ id }) => id);
      const where = Prisma.sql`sweep.id = ANY(${ids}::uuid[])`;
      const rows = await readSweeps(context.reader, { where }, same[0]);
      for (const row of rows) knowSweep(context, row);
      const sweeps = new Map(rows.map(({ sweep }) => [sweep.id, sweep]));
      return ids.map((id) => sweeps.get(id) ?? null);
    }),
  { idOf: (key) => `${key.id} ${alike(key)}` },
);

/** Tells the loaders what a statement has brought along with a sweep. */
export function knowSweep(context: Context, { sweep: { id }, targets, totals }: SweepRow): void {
  if (targets) targetsOfSweep.know(context, id, targets);
  for (const each of targets ?? []) targetById.know(context, each.id, each);
  if (totals) totalsOfSweep.know(context, id, totals);
}
