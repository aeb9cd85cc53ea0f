import { columnList } from '@critbatch/prisma/client/columns';
import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Attempt, Run } from '@critbatch/prisma/generated/client';
import {
  type ComparedRow,
  comparedColumns,
  type LoggedSegment,
  type RunSegment,
  segmentsOfRun,
} from '@critbatch/theory';
import type { Provenance } from '../../sweeps/attempt/provenance.schema.ts';
import { commonFacts } from './comparableMachines.ts';

/** Rows that a report of one segment may hold. */
export const mostRows = 1_000;

/** Engines of ours: what others compute nobody here can train again. */
const engines = ['onnx', 'tensorflow', 'reference'];

export type RecordedSegment = RunSegment & {
  runId: string;
  batchSize: number;
  /** With how many examples the run stops. */
  maxExamples: bigint;
  /** Steps within it at which the run had ended before it was given more budget. */
  formerEnds: bigint[];
  provenance: Provenance;
};

/** Why a run that has a log that counts can never be drawn to be trained again. */
export type Undrawable = 'NOT_TRAINED_HERE' | 'NO_ENGINE_OF_OURS' | 'LONG_SEGMENT' | 'BUDGET_RAISED';

export type RecordedSegments = {
  segments: RecordedSegment[];
  /** By id of the run. */
  undrawable: Map<string, Undrawable>;
};

/**
 * All segments that can be trained again of a sweep whose runs have ended, and why the other runs with a log that counts cannot: a
 * board says how many of those it scores. A run of which one segment is too long for a report is left out as a whole.
 */
export async function recordedSegments(transaction: Transaction, sweepId: string): Promise<RecordedSegments> {
  const { origin, maxExamplesPerRun } = await transaction.sweep.findUniqueOrThrow({
    where: { id: sweepId },
    select: { origin: true, maxExamplesPerRun: true },
  });
  const runs = await transaction.run.findMany({
    where: { sweepId, status: 'SUCCEEDED' },
    orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
    include: {
      attempts: {
        select: { end: true, provenance: true, firstStep: true, endStep: true },
        orderBy: { number: 'asc' },
      },
      trail: { select: { step: true, sha256: true }, orderBy: { step: 'asc' } },
    },
  });
  const segments: RecordedSegment[] = [];
  const undrawable = new Map<string, Undrawable>();
  for (const { attempts, trail, ...run } of runs) {
    const { id: runId, batchSize } = run;
    const computing = origin === 'TRAINED' ? computedBy(attempts) : 'NOT_TRAINED_HERE';
    const formerEnds = formerEndsOf(attempts);
    const reason = reasonAmong(computing, formerEnds);
    if (reason !== null) {
      undrawable.set(runId, reason);
      continue;
    }
    const recorded = {
      step: Number(run.step),
      end: endOf(run),
      rows: await readRows(transaction, run),
      trail: trail.map(({ step, sha256 }) => ({ step: Number(step), sha256 })),
    };
    const parts = segmentsOfRun(recorded);
    if (parts.some(({ logged }) => logged.rows.length > mostRows)) {
      undrawable.set(runId, 'LONG_SEGMENT');
      continue;
    }
    const { maxExamples: cap, hopelessCap } = run;
    const maxExamples = hopelessCap ?? (isCutShort(run) || cap === null ? maxExamplesPerRun : cap);
    segments.push(
      ...parts.map((segment) => ({
        ...segment,
        runId,
        batchSize,
        maxExamples,
        formerEnds: (formerEnds as bigint[]).filter(
          (step) => step > segment.fromStep && step <= segment.toStep,
        ),
        provenance: computing as Provenance,
      })),
    );
  }
  return { segments, undrawable };
}

const reasonAmong = (...found: readonly (Undrawable | object)[]): Undrawable | null =>
  found.find((each) => typeof each === 'string') ?? null;

type PastAttempt = Pick<Attempt, 'end' | 'provenance' | 'firstStep' | 'endStep'>;

/** An attempt that wrote nothing trained nothing that is left. */
function computedBy(attempts: readonly PastAttempt[]): Provenance | Undrawable {
  const told = attempts
    .map(({ provenance }) => provenance as Provenance | null)
    .filter((facts) => facts !== null);
  const provenance = commonFacts(told);
  return provenance && engines.includes(String(provenance.engine)) ? provenance : 'NO_ENGINE_OF_OURS';
}

/**
 * Where a run had ended before it was given more budget: its log holds a row there that no single training has, and training it
 * again has to end there, too. Only where it went on from exactly that end: a row of an attempt after it says otherwise.
 */
function formerEndsOf(attempts: readonly PastAttempt[]): bigint[] | Undrawable {
  const ended = attempts.findLastIndex(({ end }) => end === 'SUCCEEDED');
  const steps: bigint[] = [];
  for (const [place, { end, endStep }] of attempts.slice(0, ended).entries()) {
    if (end !== 'SUCCEEDED') continue;
    const wentOn = attempts.slice(place + 1).flatMap(({ firstStep }) => firstStep ?? []);
    if (endStep === null || wentOn.some((step) => step <= endStep)) return 'BUDGET_RAISED';
    steps.push(endStep);
  }
  return steps;
}

/** By a plan, or as hopeless, wherever it was just then: it has no end of its own. */
function isCutShort({ cancelRequested, outcome }: Run): boolean {
  return (cancelRequested && outcome === 'BUDGET_SPENT') || outcome === 'HOPELESS';
}

function endOf(run: Run): LoggedSegment['end'] {
  const { outcome } = run;
  return outcome === null || outcome === 'HOPELESS' || isCutShort(run)
    ? null
    : { outcome, step: Number(run.step) };
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
