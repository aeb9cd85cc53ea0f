import type { RunLog } from '@critbatch/theory';

/** A run's log of one metric as it comes from PostgreSQL: step and value of each evaluation, eight bytes each, in the order of steps. */
export type PackedLog = Omit<RunLog, 'evaluations'> & { evaluations: Uint8Array };

const bytesOfNumber = 8;
const bytesOfEvaluation = 2 * bytesOfNumber;

export function unpackLog({ evaluations: bytes, ...run }: PackedLog): RunLog {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const evaluations = Array.from({ length: bytes.byteLength / bytesOfEvaluation }, (_, index) => ({
    step: view.getFloat64(index * bytesOfEvaluation),
    value: view.getFloat64(index * bytesOfEvaluation + bytesOfNumber),
  }));
  return { ...run, evaluations };
}

/** About what V8 takes for them. */
export function bytesOfLogs(logs: readonly PackedLog[]): number {
  return logs.reduce((sum, { evaluations }) => sum + 300 + evaluations.byteLength, 300);
}
