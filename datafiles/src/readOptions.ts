import type { FilesDatasetSpec } from '@critbatch/theory';

/** What a reader has to be told, since it guesses nothing. */
export type ReadOptions = Pick<FilesDatasetSpec, 'inputShape' | 'columns'>;
