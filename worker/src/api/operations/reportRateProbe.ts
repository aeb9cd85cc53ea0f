import type { GradientLook, RateTrial } from '@critbatch/theory';
import { z } from 'zod';
import type { Operation } from '../operation.ts';
import type { HeldRunInput } from './heldRunInput.ts';

const payload = z.object({ isPaused: z.boolean() });

interface ReportRateProbeInput extends HeldRunInput {
  readonly trials: readonly RateTrial[];
  /** Looks at the gradient on the way through the sweep's own steps. */
  readonly gradients: readonly GradientLook[];
  readonly deviceSeconds: number;
}

/** Says whether the run is to be given back, because somebody has to choose a learning rate first. */
export const reportRateProbe: Operation<ReportRateProbeInput, z.infer<typeof payload>> = {
  field: 'reportRateProbe',
  document: `mutation ReportRateProbe($input: ReportRateProbeInput!) {
    reportRateProbe(input: $input) { isPaused userErrors { code message retryable } }
  }`,
  payload,
};
