import type { Language } from '../../charts/chart.type.ts';
import type { RunFailure } from './run.type.ts';

/** Codes that a worker ends a run with, each with a sentence of its own. */
const told = [
  'OUT_OF_MEMORY',
  'CHECKPOINT_MISMATCH',
  'DATASET_UNAVAILABLE',
  'DATASET_CHECKSUM_MISMATCH',
  'DATASET_INVALID',
  'MODEL_UNAVAILABLE',
  'MODEL_CHECKSUM_MISMATCH',
  'MODEL_INVALID',
  'MODEL_TIMED_OUT',
  'ENGINE_UNAVAILABLE',
  'UNSUPPORTED_KERNEL',
  'IMPLAUSIBLE_LOG',
  'DISK_FULL',
] as const;

/** Why a run failed, in a sentence of ours; the message of the worker, which may be a library's, stands beneath it. */
export function failureText({ code }: Pick<RunFailure, 'code'>, { t }: Language): string {
  return t(`run.failures.${told.find((each) => each === code) ?? 'WORKER_FAILED'}`);
}
