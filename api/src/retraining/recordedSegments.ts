import { columnList } from '@critbatch/prisma/client/columns';
import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Run } from '@critbatch/prisma/generated/client';
import { type ComparedRow, comparedColumns, type RunSegment, segmentsOfRun } from '@critbatch/theory';
import type { Provenance } from '../attempt/provenance.schema.ts';
import { commonFacts } from './comparableMachines.ts';

/** Of a segment: what a report may bring. */
export const mostRows = 1_000;

/** Engines of ours: what others compute nobody here can train again. */
const engines = ['onnx', 'tensorflow', 'reference'];

export type RecordedSegment = RunSegment & {
  runId: string;
  batchSize: number;
  /** With how many examples the run stops. */
  maxExamples: bigint;
  provenance: Provenance;
};

/**
 * All segments that can be trained again of a sweep whose runs have ended. Left out are runs without a log that counts, those that do
 * not say which engine of ours computed them, and those that were given more budget after their end: where that was, their logs
 * hold a row that nobody else gets. So are segments of more rows than a report may bring.
 */
export async function recordedSegments(
  transaction: Transaction,
  sweepId: string,
): Promise<RecordedSegment[]> {
  const { origin, maxExamplesPerRun } = await transaction.sweep.findUniqueOrThrow({
    where: { id: sweepId },
    select: { origin: true, maxExamplesPerRun: true },
  });
  if (origin !== 'TRAINED') return [];
  const runs = await transaction.run.findMany({
    where: { sweepId, status: 'SUCCEEDED' },
    orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
    include: {
      attempts: { select: { end: true, provenance: true }, orderBy: { number: 'asc' } },
      trail: { select: { step: true, sha256: true }, orderBy: { step: 'asc' } },
    },
  });
  const segments: RecordedSegment[] = [];
  for (const { attempts, trail, ...run } of runs) {
    const wasReopened = attempts.filter(({ end }) => end === 'SUCCEEDED').length > 1;
    // An attempt that wrote nothing trained nothing that is left.
    const told = attempts
      .map(({ provenance }) => provenance as Provenance | null)
      .filter((facts) => facts !== null);
    const provenance = commonFacts(told);
    if (wasReopened || !provenance || !engines.includes(String(provenance.engine))) continue;
    const recorded = {
      step: Number(run.step),
      end: endOf(run),
      rows: await readRows(transaction, run),
      trail: trail.map(({ step, sha256 }) => ({ step: Number(step), sha256 })),
    };
    const { id: runId, batchSize } = run;
    const maxExamples = isCutShort(run) ? maxExamplesPerRun : (run.maxExamples ?? maxExamplesPerRun);
    segments.push(
      ...segmentsOfRun(recorded)
        .filter(({ logged }) => logged.rows.length <= mostRows)
        .map((segment) => ({
          ...segment,
          runId,
          batchSize,
          maxExamples,
          provenance,
        })),
    );
  }
  return segments;
}

/** By a plan, wherever it was just then: it has no end of its own. */
function isCutShort({ cancelRequested, outcome }: Run): boolean {
  return cancelRequested && outcome === 'BUDGET_SPENT';
}

function endOf(run: Run): { outcome: NonNullable<Run['outcome']>; step: number } | null {
  return run.outcome === null || isCutShort(run) ? null : { outcome: run.outcome, step: Number(run.step) };
}

async function readRows(
  transaction: Transaction,
  run: Pick<Run, 'id' | 'step'>,
): Promise<(ComparedRow & { seconds: number })[]> {
  type Stored = Record<keyof ComparedRow, number | bigint | null> & { seconds: number };
  const rows = await transaction.$queryRaw<Stored[]>`
    SELECT ${columnList(comparedColumns, 'row')}, row."deviceSeconds" + row."evaluationSeconds" AS seconds FROM "Measurement" row
    WHERE "runId" = ${run.id}::uuid AND step <= ${run.step} ORDER BY step`;
  return rows.map((row) => {
    const numbers = comparedColumns.map((column) => [
      column,
      row[column] === null ? null : Number(row[column]),
    ]);
    return { ...(Object.fromEntries(numbers) as ComparedRow), seconds: row.seconds };
  });
}
