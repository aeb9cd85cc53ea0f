import { columnList } from '../client/columns.ts';
import type { Database, Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { measurementColumns } from '../measurement/measurementColumns.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { asHolder } from './asHolder.ts';
import type { Fault, HeldRun, Holder, HopelessCheck, LockedRun, Refusal, ReportCheck } from './lease.ts';
import { inSeconds, leaseSeconds, noteProgress } from './lease.ts';

/** What all rows of a batch have in common. */
const ofBatch = ['runId', 'attempt', 'recordedAt'] as const;
type Told = Omit<Prisma.MeasurementCreateManyInput, (typeof ofBatch)[number]>;

/** A row as its holder tells it. Counts are numbers, for JSON knows no bigint; a figure that was not measured is null, or absent. */
export type NewMeasurement = {
  [Name in keyof Told]: Exclude<Told[Name], bigint> | (null extends Told[Name] ? undefined : never);
};

export type RecordMeasurementsInput = Holder & {
  /** Number of the batch within the attempt, from 0. */
  sequence: number;
  measurements: NewMeasurement[];
  /** Progress now; it never goes back, although a resumed attempt repeats the steps after its checkpoint. */
  step: bigint | number;
  examplesSeen: bigint | number;
  /** What the attempt computes with; kept where it is given. */
  provenance?: Prisma.InputJsonObject | null;
  /** Asked of a batch that was not accepted before. */
  check?: ReportCheck;
  /** Asked once the batch is stored, unless somebody has asked for the run. */
  isHopeless?: HopelessCheck;
  leaseSeconds?: number;
};

type Accepted = { acceptedSequence: number; leaseExpiresAt: Date; cancelRequested: boolean };

export type RecordMeasurementsOutcome =
  | ({ status: 'RECORDED' } & Accepted)
  /** The batch was accepted before: nothing changes. */
  | ({ status: 'DUPLICATE' } & Accepted)
  /** A batch before this one is missing: the holder sends on from acceptedSequence + 1. */
  | { status: 'SEQUENCE_GAP'; acceptedSequence: number }
  /** It says what cannot be: nothing of it is stored. */
  | { status: 'IMPLAUSIBLE'; fault: Fault }
  | Refusal;

/**
 * Records a batch of measurements exactly once. Of a step that an earlier attempt went through as well the row stays as it is
 * where the training came by the same figures; else the log tells of the training that went on.
 */
export async function recordMeasurements(
  database: Database,
  input: RecordMeasurementsInput,
): Promise<RecordMeasurementsOutcome> {
  return asHolder(database, input, async (transaction, run): Promise<RecordMeasurementsOutcome> => {
    const { cancelRequested, lastSequence, leaseExpiresAt } = run;
    if (input.sequence <= lastSequence && leaseExpiresAt) {
      return { status: 'DUPLICATE', acceptedSequence: lastSequence, leaseExpiresAt, cancelRequested };
    }
    if (input.sequence !== lastSequence + 1)
      return { status: 'SEQUENCE_GAP', acceptedSequence: lastSequence };

    const fault = (await input.check?.(run, transaction)) ?? null;
    if (fault) return { status: 'IMPLAUSIBLE', fault };
    await insertMeasurements(transaction, run, input.measurements);
    const lastStep = BigInt(input.measurements.at(-1)?.step ?? run.lastReportedStep);
    const deviceSeconds = Math.max(0, ...input.measurements.map((row) => row.deviceSeconds));
    const [renewed] = await transaction.$queryRaw<{ leaseExpiresAt: Date }[]>`
      UPDATE "Run" SET status = 'RUNNING', "lastSequence" = ${input.sequence},
        "lastReportedStep" = ${lastStep}::bigint, step = greatest(step, ${BigInt(input.step)}::bigint),
        "examplesSeen" = greatest("examplesSeen", ${BigInt(input.examplesSeen)}::bigint),
        "deviceSeconds" = greatest("deviceSeconds", ${deviceSeconds}::double precision),
        "leaseExpiresAt" = ${inSeconds(input.leaseSeconds ?? leaseSeconds)}
      WHERE id = ${run.id}::uuid RETURNING "leaseExpiresAt"`;
    if (!renewed) throw new Error(`Run ${run.id} has vanished under its lock.`);
    if (BigInt(input.step) > run.step) await noteProgress(transaction, run);
    const [first] = run.lastReportedStep < 0 ? input.measurements : [];
    if (input.provenance || first) {
      const attempt = { runId_number: { runId: run.id, number: run.fencingToken } };
      const computing = input.provenance && {
        provenance: input.provenance,
        ...computesWith(input.provenance),
      };
      const data = { ...computing, ...(first && { firstStep: BigInt(first.step) }) };
      await transaction.attempt.update({ where: attempt, data });
    }
    await appendSweepEvents(transaction, run.sweepId, [{ kind: 'RUN_PROGRESSED', runId: run.id }]);
    const isToStop = await isAskedFor(transaction, run, input);
    return { status: 'RECORDED', acceptedSequence: input.sequence, cancelRequested: isToStop, ...renewed };
  });
}

/**
 * Asks the holder of a hopeless run for it, and takes that back where rows that were on their way say otherwise, unless somebody has
 * asked for it as well. The cap is kept that it had then: by that it has not arrived.
 */
async function isAskedFor(
  transaction: Transaction,
  run: HeldRun,
  { isHopeless }: Pick<RecordMeasurementsInput, 'isHopeless'>,
): Promise<boolean> {
  const wasHopeless = run.hopelessCap !== null;
  if (!isHopeless || (run.cancelRequested && !wasHopeless)) return run.cancelRequested;
  const cap = run.maxExamples ?? run.mostExamples;
  const isSo = await isHopeless(run, cap, transaction);
  if (isSo === wasHopeless) return run.cancelRequested;
  const [asked] = await transaction.$queryRaw<{ cancelRequested: boolean }[]>`
    UPDATE "Run" SET "hopelessCap" = ${isSo ? cap : null}::bigint,
      "cancelRequested" = ${isSo} OR coalesce(${run.examplesSeen}::bigint >= "maxExamples", false)
        OR EXISTS (SELECT FROM "Sweep" WHERE id = "sweepId" AND status = 'CANCELED')
    WHERE id = ${run.id}::uuid RETURNING "cancelRequested"`;
  return asked?.cancelRequested ?? true;
}

/**
 * Engine and device as the attempt itself says. Until then it has those that its worker was registered with last, which are
 * another process's where two have one name.
 */
function computesWith({ engine, device }: Prisma.InputJsonObject): Prisma.AttemptUpdateInput {
  return {
    ...(typeof engine === 'string' ? { engine } : {}),
    ...(typeof device === 'string' ? { device } : {}),
  };
}

/**
 * All rows as one parameter, as they were told: seven times as fast as createMany at 1,000 rows.
 * JSON has no NaN and no Infinity: such a figure is stored as missing.
 * A program that does not compute alike after a checkpoint may meet its target at a step where the attempt before had not.
 */
async function insertMeasurements(transaction: Transaction, run: LockedRun, measurements: NewMeasurement[]) {
  await transaction.$executeRaw`
    INSERT INTO "Measurement" AS row (${writtenColumns})
    SELECT ${run.id}::uuid, ${run.fencingToken}::int, now(), ${columnList(toldColumns, 'told')}
    FROM json_populate_recordset(NULL::"Measurement", ${JSON.stringify(measurements)}::json) AS told
    ON CONFLICT ("runId", step) DO UPDATE SET ${writtenAnew}
    WHERE row.attempt < excluded.attempt
      AND (${metricsOf('row')}) IS DISTINCT FROM (${metricsOf('excluded')})`;
}

const toldColumns = measurementColumns.filter((name) => !ofBatch.some((each) => each === name));

const writtenColumns = Prisma.raw([...ofBatch, ...toldColumns].map((name) => `"${name}"`).join(', '));

/** What targets ask for. */
const metricsOf = (alias: string) =>
  columnList(['trainingLoss', 'testLoss', 'testAccuracy', 'gradientNorm'], alias);

/** All but the key. */
const writtenAnew = Prisma.raw(
  measurementColumns
    .filter((name) => name !== 'runId' && name !== 'step')
    .map((name) => `"${name}" = excluded."${name}"`)
    .join(', '),
);
