/** Labelled examples in memory that threads can share: row i of `inputs` is example i, values in single precision. */
export interface Examples {
  readonly count: number;
  readonly inputs: Float32Array;
  /** One of each example; of a text, one for each of its tokens. */
  readonly labels: Int32Array;
}

export interface Dataset {
  /** Values per example. */
  readonly inputWidth: number;
  /** Labels per example: 1, or as many as a text has tokens. */
  readonly labelWidth?: number | undefined;
  readonly classes: number;
  readonly training: Examples;
  readonly test: Examples;
}

/** Room for `count` examples in shared memory: a data set is loaded once per process, whatever its threads. */
export function allocateExamples(count: number, inputWidth: number, labelWidth = 1): Examples {
  return {
    count,
    inputs: new Float32Array(new SharedArrayBuffer(4 * count * inputWidth)),
    labels: new Int32Array(new SharedArrayBuffer(4 * count * labelWidth)),
  };
}
