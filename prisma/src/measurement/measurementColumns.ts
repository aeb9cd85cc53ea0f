import type { Measurement } from '../generated/client.ts';
import { Prisma } from '../generated/client.ts';

export type MeasurementColumn = Prisma.MeasurementScalarFieldEnum;

/** A row of a log of which only some columns were read; which one it is is always known. */
export type PartOfMeasurement<Column extends MeasurementColumn> = Pick<
  Measurement,
  Column | 'runId' | 'step'
>;

export const measurementColumns = Object.values(Prisma.MeasurementScalarFieldEnum);

/** The columns asked for, with those that say which row it is: always in one order, so that a statement comes again. */
export function readColumns(asked: readonly MeasurementColumn[]): MeasurementColumn[] {
  return measurementColumns.filter(
    (column) => column === 'runId' || column === 'step' || asked.includes(column),
  );
}
