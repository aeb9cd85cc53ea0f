/** Labelled examples as their files hold them, before any preparation. */
export interface RawExamples {
  /** File name, used in error messages. */
  readonly name: string;
  readonly count: number;
  /** Row by row. */
  readonly values: Uint8Array | Float32Array | Float64Array;
  readonly labels: ArrayLike<number>;
  /** What a value is divided by: 255 for bytes of pixels. */
  readonly divisor: number;
  /** Row of the file that an example stands in, from 0; that of a table counts its header. Example i is row i if absent. */
  readonly rows?: ArrayLike<number>;
}

/** The two parts that files have; what is drawn from one pool may have no test part of its own. */
export interface RawDataset {
  readonly training: RawExamples;
  readonly test: RawExamples | null;
  /** By number, where the files name their classes. */
  readonly classNames?: readonly string[];
}
