import type { FilesDatasetSpec } from '@critbatch/theory';

/** What a reader has to be told, since it guesses nothing. `classes` may be left out by who wants to count them. */
export type ReadOptions = Pick<FilesDatasetSpec, 'inputShape' | 'columns' | 'classNames'> & {
  [Classes in 'classes']?: FilesDatasetSpec[Classes] | undefined;
};
