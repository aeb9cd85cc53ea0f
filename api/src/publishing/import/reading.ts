import type { ContentBatch } from '../sweepContent/contentBatch.ts';
import type { MeasurementRow, SweepHead } from '../sweepContent/sweepContent.schema.ts';
import type { FilePreview } from './filePreview.ts';
import type { HowToRead } from './readFile.ts';

/** What the sandbox of imports is given. */
export type ReadingTask = {
  path: string;
  how: HowToRead;
  /** Whether it only looks, and writes no records. */
  isDryRun: boolean;
  /** The columns of a row, in the order in which they are stored. */
  columns: readonly (keyof MeasurementRow)[];
};

/** What it answers: null for a head that could not be read. */
export type ReadingAnswer = {
  preview: FilePreview;
  head: SweepHead | null;
  /** The pieces of the file of records, in its order. */
  batches: readonly ContentBatch[];
};

/** The open file that it writes records to. */
export const recordsDescriptor = 3;
