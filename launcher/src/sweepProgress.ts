import type {
  EstimateToTell,
  FirstEstimateToTell,
  GivenRecommendation,
  Interval,
  TargetToTell,
} from '@critbatch/theory';

/** What the terminal asks of a sweep, once a second; what it recommends takes computing, and is asked for at the end alone. */
export const sweepProgressDocument = /* GraphQL */ `
  query SweepProgress($id: ID!, $isOver: Boolean!) {
    sweep(id: $id) {
      status
      answerStatus
      url
      isPaused
      rateProbe {
        learningRate
        smallerLearningRate
      }
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
      firstEstimates {
        source
        cases
        criticalBatchSize {
          ...Ends
        }
      }
      runs(first: 100) {
        nodes {
          id
          batchSize
          seed
          status
          tooLargeFor
          outcome
          cancelRequested
          step
          deviceSeconds
          failure {
            message
          }
          crossings {
            lowerSteps
            upperSteps
          }
          latestMeasurement {
            trainingLoss
          }
        }
      }
      recommendation @include(if: $isOver) {
        batchSize
        rule
        measure
        device
        currentBatchSize
        leastFactor
        workFactor
        steps {
          than
          factor
        }
        alternative
        least {
          ...Ends
        }
        saving {
          work {
            factor {
              ...Ends
            }
          }
          deviceHours {
            saved {
              ...Ends
            }
            factor {
              ...Ends
            }
          }
          cost {
            saved {
              ...Ends
            }
          }
          currency
        }
        monthly {
          runs
        }
        costApart {
          amount
          currency
        }
        payback {
          spent {
            amount
            currency
          }
          countsPeople
          differingStudies
          days {
            ...Ends
          }
        }
      }
      budgetAnswer @include(if: $isOver) {
        text
      }
      estimate {
        text @include(if: $isOver)
        answer
        reason
        suggestedBatchSizes
        criticalBatchSize {
          ...Ends
        }
        sensitivity {
          interval {
            ...Ends
          }
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
          tolerance
        }
        conditions {
          name
          holds
          figure
        }
        testedRangeLower
        testedRangeUpper
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
          deltaAicc
          converged
          minimiser {
            ...Ends
          }
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

export type EstimateProgress = Omit<EstimateToTell, 'laws'> & {
  /** Known at the end. */
  text?: string;
  workRatios: { batchSize: number; censored: boolean; ratio: Interval }[];
  laws: (EstimateToTell['laws'][number] & { weight: number })[];
};

export type RunProgress = {
  id: string;
  batchSize: number;
  seed: number;
  status: string;
  tooLargeFor: string[];
  outcome: string | null;
  cancelRequested?: boolean;
  step: number;
  deviceSeconds: number;
  failure: { message: string } | null;
  crossings: { lowerSteps: number; upperSteps: number | null }[];
  latestMeasurement: { trainingLoss: number | null } | null;
};

export type SweepProgress = {
  status: string;
  answerStatus: string;
  url: string;
  isPaused: boolean;
  rateProbe: { learningRate: number | null; smallerLearningRate: number | null } | null;
  batchSizes: number[];
  maxExamplesPerRun: number;
  model: { name: string };
  dataset: { name: string };
  policy: { reset: string };
  targets: TargetToTell[];
  /** The surest first. */
  firstEstimates: (Pick<FirstEstimateToTell, 'source' | 'cases'> & { criticalBatchSize: Interval })[];
  runs: { nodes: RunProgress[] };
  /** Of a sweep that was started for a budget. */
  budgetAnswer?: { text: string } | null;
  estimate: EstimateProgress | null;
  recommendation?: GivenRecommendation | null;
};
