import { columnsOf } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Run } from '@critbatch/prisma/generated/client';
import type { AskedOfRun, RunRow } from '@critbatch/prisma/run/firstRuns';
import { firstRuns } from '@critbatch/prisma/run/firstRuns';
import type { FieldColumns } from '../../platform/context/columnsBehind.ts';
import { columnsBehind } from '../../platform/context/columnsBehind.ts';
import { readAlike } from '../../platform/context/readAlike.ts';
import { Relation } from '../../platform/context/relation.ts';
import type { Selection } from '../../platform/context/selection.ts';
import { askedColumns } from '../measurement/askedColumns.ts';

type FirstRunsKey = { sweepId: string; most: number; asked: AskedOfRun };

export function askedOfRun(selection: Selection): AskedOfRun {
  return {
    columns: columnsBehind(selection, runFields),
    crossings: selection.has('crossings'),
    latest: selection.has('latestMeasurement') ? askedColumns(selection.within('latestMeasurement')) : null,
  };
}

/**
 * The runs with which the lists of sweeps begin: one statement for all sweeps that ask alike. `onRow` is told what came
 * along with each.
 */
export function firstRunsRelation(reader: Reader, onRow: (row: RunRow, asked: AskedOfRun) => void) {
  const alike = ({ most, asked }: FirstRunsKey) =>
    `${most} ${asked.crossings} ${asked.latest} ${asked.columns}`;
  return new Relation<FirstRunsKey, Run[]>(
    (keys) =>
      readAlike(keys, alike, async (same) => {
        const [{ most, asked }] = same;
        const rows = await firstRuns(
          reader,
          same.map(({ sweepId }) => sweepId),
          most,
          asked,
        );
        for (const row of rows) onRow(row, asked);
        const runs = Map.groupBy(
          rows.map(({ run }) => run),
          (run) => run.sweepId,
        );
        return same.map(({ sweepId }) => runs.get(sweepId) ?? []);
      }),
    { idOf: (key) => `${key.sweepId} ${alike(key)}` },
  );
}

const runFields: FieldColumns = {
  all: columnsOf('Run'),
  // Whose it is, and where it stands in a list.
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
