import type { MeasurementColumn } from '@critbatch/prisma/measurement/measurementColumns';
import { measurementColumns } from '@critbatch/prisma/measurement/measurementColumns';
import type { Selection } from '../../platform/context/selection.ts';

/** The columns behind the fields that an operation asks of a Measurement: its fields are named as they are. */
export function askedColumns(selection: Selection): MeasurementColumn[] {
  return measurementColumns.filter((column) => selection.has(column));
}
