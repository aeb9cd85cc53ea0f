import { z } from 'zod';
import type { Measurement } from '../../training/measurement.ts';
import type { Operation } from '../operation.ts';
import type { HeldRunInput } from './heldRunInput.ts';

export interface ReportMeasurementsInput extends HeldRunInput {
  /** Counts from 0 in each attempt; a batch that was accepted before changes nothing. */
  readonly sequence: number;
  readonly measurements: readonly MeasurementInput[];
  readonly step: number;
  readonly examplesSeen: number;
  /** What the attempt computes with, beside its first batch. */
  readonly provenance?: Readonly<Record<string, string | number | null>>;
}

export type MeasurementInput = {
  readonly [Field in keyof Omit<Measurement, 'epoch'>]: Measurement[Field] | null;
};

const payload = z.object({ acceptedSequence: z.int(), cancelRequested: z.boolean() });

export const reportMeasurements: Operation<ReportMeasurementsInput, z.infer<typeof payload>> = {
  field: 'reportMeasurements',
  document: `mutation ReportMeasurements($input: ReportMeasurementsInput!) {
    reportMeasurements(input: $input) {
      acceptedSequence cancelRequested
      userErrors { code message retryable }
    }
  }`,
  payload,
};

/** A row as the API takes it: the epoch follows from the examples seen, and JSON has no NaN or infinity. */
export function measurementInput({ epoch: _, ...row }: Measurement): MeasurementInput {
  return {
    ...row,
    trainingLoss: finiteOrNull(row.trainingLoss),
    testLoss: finiteOrNull(row.testLoss),
    testAccuracy: finiteOrNull(row.testAccuracy),
    gradientNorm: finiteOrNull(row.gradientNorm),
    unbiasedSquaredGradientNorm: finiteOrNull(row.unbiasedSquaredGradientNorm),
    gradientCovarianceTrace: finiteOrNull(row.gradientCovarianceTrace),
    batchLoss: finiteOrNull(row.batchLoss),
    batchGradientNorm: finiteOrNull(row.batchGradientNorm),
    stepSize: finiteOrNull(row.stepSize),
    meanTrials: finiteOrNull(row.meanTrials),
  };
}

function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
