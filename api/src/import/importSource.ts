import type { MeasurementRow, SweepContent } from '../sweepContent/sweepContent.schema.ts';
import type { ImportNote } from './import.type.ts';

/** A file that was looked at, in whatever format it came. */
export type ImportSource = {
  /** Null where faults leave nothing to show. */
  content: SweepContent | null;
  rowCount: number;
  /** Only to be read where there are no faults. */
  rows: () => AsyncIterable<MeasurementRow[]>;
  notes: ImportNote[];
  close: () => void;
};
