import { type Checkpoint, encodeCheckpoint } from './checkpoint.ts';

/** The bytes of a checkpoint without what the clock says: they follow from the run's plan and its step alone. */
export function encodeTrailPoint({ plan, progress, state }: Omit<Checkpoint, 'evaluated'>): Uint8Array {
  const { phases: _phases, ...counted } = progress;
  const timeless = { ...counted, wallSeconds: 0, deviceSeconds: 0, evaluationSeconds: 0 };
  return encodeCheckpoint({ plan, progress: timeless, state });
}
