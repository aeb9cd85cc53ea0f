import { largestFigures } from '@critbatch/theory';
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

/** A row as the API takes it: the epoch follows from the examples seen, and what is no number, or larger than what is kept, is null. */
export function measurementInput({ epoch: _, ...row }: Measurement): MeasurementInput {
  return {
    ...row,
    trainingLoss: keptOrNull(row.trainingLoss, largestFigures.trainingLoss),
    testLoss: keptOrNull(row.testLoss, largestFigures.testLoss),
    testAccuracy: keptOrNull(row.testAccuracy),
    gradientNorm: keptOrNull(row.gradientNorm, largestFigures.gradientNorm),
    unbiasedSquaredGradientNorm: keptOrNull(
      row.unbiasedSquaredGradientNorm,
      largestFigures.unbiasedSquaredGradientNorm,
    ),
    gradientCovarianceTrace: keptOrNull(row.gradientCovarianceTrace, largestFigures.gradientCovarianceTrace),
    batchLoss: keptOrNull(row.batchLoss, largestFigures.batchLoss),
    batchGradientNorm: keptOrNull(row.batchGradientNorm, largestFigures.batchGradientNorm),
    stepSize: keptOrNull(row.stepSize, largestFigures.stepSize),
    meanTrials: keptOrNull(row.meanTrials),
  };
}

function keptOrNull(value: number | null, largest = Number.MAX_VALUE): number | null {
  return value !== null && Math.abs(value) <= largest ? value : null;
}
