import { columnsOf } from '@critbatch/prisma/client/columns';
import type { Run } from '@critbatch/prisma/generated/client';
import type { AskedOfRun, RunRow } from '@critbatch/prisma/run/firstRuns';
import { firstRuns } from '@critbatch/prisma/run/firstRuns';
import type { FieldColumns } from '../../platform/context/columnsBehind.ts';
import { columnsBehind } from '../../platform/context/columnsBehind.ts';
import type { Context } from '../../platform/context/context.ts';
import { Loader } from '../../platform/context/loader.ts';
import { readAlike } from '../../platform/context/readAlike.ts';
import type { Selection } from '../../platform/context/selection.ts';
import { crossingsOfRun } from '../crossing/crossing.loaders.ts';
import { askedColumns } from '../measurement/askedColumns.ts';
import { latestMeasurement } from '../measurement/measurement.loaders.ts';

type FirstRunsKey = { sweepId: string; most: number; asked: AskedOfRun };

export function askedOfRun(selection: Selection): AskedOfRun {
  return {
    columns: columnsBehind(selection, runFields),
    crossings: selection.has('crossings'),
    latest: selection.has('latestMeasurement') ? askedColumns(selection.within('latestMeasurement')) : null,
  };
}

const alike = ({ most, asked }: FirstRunsKey) =>
  `${most} ${asked.crossings} ${asked.latest} ${asked.columns}`;

/**
 * The runs with which the lists of sweeps begin: one statement for all sweeps that ask alike. What of them lies in other tables
 * comes along, and its loaders know it then.
 */
export const firstRunsOfSweep = new Loader<FirstRunsKey, Run[]>(
  (context, keys) =>
    readAlike(keys, alike, async (same) => {
      const [{ most, asked }] = same;
      const sweepIds = same.map(({ sweepId }) => sweepId);
      const rows = await firstRuns(context.reader, sweepIds, most, asked);
      for (const row of rows) know(context, row, asked);
      const runs = Map.groupBy(
        rows.map(({ run }) => run),
        (run) => run.sweepId,
      );
      return same.map(({ sweepId }) => runs.get(sweepId) ?? []);
    }),
  { idOf: (key) => `${key.sweepId} ${alike(key)}` },
);

function know(context: Context, { run, crossings, latest }: RunRow, { latest: columns }: AskedOfRun): void {
  if (crossings) crossingsOfRun.know(context, run.id, crossings);
  if (columns && latest !== undefined) latestMeasurement.know(context, { runId: run.id, columns }, latest);
}

const runFields: FieldColumns = {
  all: columnsOf('Run'),
  // Its owner, and its place in a list.
  always: ['id', 'sweepId', 'teamId', 'batchSize', 'seed'],
  others: {
    __typename: [],
    sweep: [],
    failure: ['failureCode', 'failureMessage'],
    worker: ['workerId'],
    attempts: [],
    crossings: [],
    latestMeasurement: [],
    measurements: [],
    // What its points are kept under.
    history: ['fencingToken', 'finishedAt'],
  },
};
