import { z } from 'zod';
import type { Provenance } from '../../agent/provenance.ts';
import type { RunEnd } from '../../training/trainingRun.type.ts';
import type { Operation } from '../operation.ts';
import type { MeasurementInput } from './reportMeasurements.ts';

export interface ReportRetrainingInput {
  readonly retrainingId: string;
  readonly fencingToken: number;
  readonly deviceSeconds: number;
  readonly provenance: Provenance;
  readonly obstacle: 'TOO_SLOW' | 'CHECKPOINT_UNUSABLE' | 'WORKER_FAILED' | null;
  readonly detail: string | null;
  readonly fromStep: number;
  readonly rows: readonly MeasurementInput[];
  readonly end: RunEnd | null;
  readonly sha256: string | null;
}

const payload = z.object({ verdict: z.string().nullable() });

/** What training a segment again gave, or why it could not be done. */
export const reportRetraining: Operation<ReportRetrainingInput, z.infer<typeof payload>> = {
  field: 'reportRetraining',
  document: `mutation ReportRetraining($input: ReportRetrainingInput!) {
    reportRetraining(input: $input) { verdict userErrors { code message retryable } }
  }`,
  payload,
};
