import type { Answer, LawName, NotIdentifiedReason } from '@critbatch/theory';

/** What the terminal asks of a sweep, once a second. */
export const sweepProgressDocument = /* GraphQL */ `
  query SweepProgress($id: ID!) {
    sweep(id: $id) {
      status
      batchSizes
      maxExamplesPerRun
      model {
        name
      }
      dataset {
        name
      }
      policy {
        ... on ArmijoPolicy {
          reset
        }
      }
      targets {
        metric
        threshold
      }
      runs(first: 100) {
        nodes {
          id
          batchSize
          seed
          status
          outcome
          step
          deviceSeconds
          failure {
            message
          }
          crossings {
            upperSteps
          }
          latestMeasurement {
            trainingLoss
          }
        }
      }
      estimate {
        answer
        reason
        suggestedBatchSizes
        criticalBatchSize {
          ...Ends
        }
        stepsAtCriticalBatchSize {
          ...Ends
        }
        freeRange {
          ...Ends
        }
        knee {
          ...Ends
        }
        valley {
          lower
          upper
        }
        workRatios {
          batchSize
          censored
          ratio {
            ...Ends
          }
        }
        bestLaw
        laws {
          law
          weight
        }
        level
        crossings
        censored
      }
    }
  }
  fragment Ends on Interval {
    value
    lower
    upper
  }
`;

export type Ends = { value: number; lower: number | null; upper: number | null };

export type EstimateProgress = {
  answer: Answer;
  reason: NotIdentifiedReason | null;
  suggestedBatchSizes: number[];
  criticalBatchSize: Ends | null;
  stepsAtCriticalBatchSize: Ends | null;
  freeRange: Ends | null;
  knee: Ends | null;
  valley: { lower: number; upper: number } | null;
  workRatios: { batchSize: number; censored: boolean; ratio: Ends }[];
  bestLaw: LawName | string | null;
  laws: { law: string; weight: number }[];
  level: number;
  crossings: number;
  censored: number;
};

export type RunProgress = {
  id: string;
  batchSize: number;
  seed: number;
  status: string;
  outcome: string | null;
  step: number;
  deviceSeconds: number;
  failure: { message: string } | null;
  crossings: { upperSteps: number | null }[];
  latestMeasurement: { trainingLoss: number | null } | null;
};

export type SweepProgress = {
  status: string;
  batchSizes: number[];
  maxExamplesPerRun: number;
  model: { name: string };
  dataset: { name: string };
  policy: { reset: string };
  targets: { metric: string; threshold: number }[];
  runs: { nodes: RunProgress[] };
  estimate: EstimateProgress | null;
};
