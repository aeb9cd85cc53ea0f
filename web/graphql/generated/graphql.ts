/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Answer =
  | 'MINIMISER'
  | 'NOT_IDENTIFIED'
  | 'NO_MINIMUM';

export type ArmijoPolicyInput = {
  backtrackFactor?: number;
  exhaustedStepSize?: number;
  growthPerEpoch?: number;
  initialStepSize?: number;
  maxStepSize?: number | null | undefined;
  maxTrials?: number;
  reset?: ResetRule;
  sufficientDecrease?: number;
};

export type CancelSweepInput = {
  sweepId: string;
};

export type ConditionName =
  | 'BEST_LAW_HAS_INTERIOR_MINIMUM'
  | 'INTERVAL_INSIDE_TESTED_RANGE'
  | 'NO_RIVAL_WITHOUT_MINIMUM';

export type CreateSweepInput = {
  batchSizes: Array<number>;
  currentBatchSize?: number | null | undefined;
  datasetId: string;
  evaluation: EvaluationCadenceInput;
  maxExamplesPerRun: number;
  modelId: string;
  name?: string | null | undefined;
  policy: ArmijoPolicyInput;
  seeds: Array<number>;
  targets: Array<TargetInput>;
  teamId: string;
};

export type CriticalBatchSizeDefinition =
  | 'MINIMISER_OF_N';

export type EvaluationCadenceInput = {
  firstStep?: number;
  ratio?: number;
  testEvery?: number;
  trainingSubset?: number;
};

export type IntervalMethod =
  | 'PARAMETRIC_BOOTSTRAP';

export type LawName =
  | 'ARMIJO_BOUND'
  | 'BLURRED_BOUND'
  | 'NOISE_SCALE'
  | 'POWER';

export type NotIdentifiedReason =
  | 'EVERYTHING_CENSORED'
  | 'INTERVAL_OUTSIDE_TESTED_RANGE'
  | 'LAWS_DISAGREE'
  | 'MINIMUM_OUTSIDE_TESTED_RANGE'
  | 'NO_CONVERGENCE'
  | 'TOO_FEW_BATCH_SIZES'
  | 'TOO_FEW_CROSSINGS';

export type ResetRule =
  | 'EPOCH_MEAN'
  | 'INCREASE'
  | 'MAXIMUM'
  | 'PREVIOUS';

export type Role =
  | 'ADMIN'
  | 'MEMBER'
  | 'OWNER'
  | 'VIEWER';

export type RunOutcome =
  | 'BUDGET_SPENT'
  | 'DIVERGED'
  | 'TARGETS_REACHED';

export type RunStatus =
  | 'CANCELED'
  | 'CLAIMED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'STALE'
  | 'SUCCEEDED';

export type SweepEventKind =
  | 'ESTIMATE_CHANGED'
  | 'RUN_CLAIMED'
  | 'RUN_ENDED'
  | 'RUN_PROGRESSED'
  | 'RUN_REQUEUED'
  | 'SWEEP_CHANGED'
  | 'SWEEP_FINISHED';

export type SweepStatus =
  | 'CANCELED'
  | 'FINISHED'
  | 'RUNNING';

export type TargetInput = {
  metric: TargetMetric;
  threshold: number;
};

export type TargetMetric =
  | 'TEST_ACCURACY'
  | 'TRAINING_LOSS';

export type EstimatePartsFragment = { id: string, answer: Answer, reason: NotIdentifiedReason | null, suggestedBatchSizes: Array<number>, definition: CriticalBatchSizeDefinition, bestLaw: LawName | null, level: number, intervalMethod: IntervalMethod, draws: number, codeVersion: string, testedRangeLower: number | null, testedRangeUpper: number | null, crossings: number, censored: number, target: { id: string }, conditions: Array<{ name: ConditionName, holds: boolean, law: LawName | null, figure: number | null }>, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, laws: Array<{ law: LawName, scatter: number, deltaAicc: number, weight: number, converged: boolean, parameters: Array<{ name: string, value: number }>, minimiser: { value: number, lower: number | null, upper: number | null } | null, knee: { value: number, lower: number | null, upper: number | null } | null }>, leastWork: { value: number, lower: number | null, upper: number | null } | null, stepsAtCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, valley: { lower: number, upper: number, tolerance: number } | null, freeRange: { value: number, lower: number | null, upper: number | null } | null, knee: { value: number, lower: number | null, upper: number | null } | null, workRatios: Array<{ batchSize: number, censored: boolean, ratio: { value: number, lower: number | null, upper: number | null } }>, curve: Array<{ batchSize: number, stepsToTarget: number, lowerSteps: number, upperSteps: number }> };

export type SweepEventsSubscriptionVariables = Exact<{
  sweepId: string;
  after?: number | null | undefined;
}>;


export type SweepEventsSubscription = { sweepEvents: { sequence: number, kind: SweepEventKind } };

export type RunCellFragment = { id: string, batchSize: number, seed: number, status: RunStatus, outcome: RunOutcome | null, step: number, examplesSeen: number, deviceSeconds: number, attemptCount: number, failure: { code: string, message: string, retryable: boolean } | null, crossings: Array<{ lowerSteps: number, upperSteps: number | null, target: { id: string } }>, history: Array<{ step: number, trainingLoss: number | null, testAccuracy: number | null, stepSize: number | null }> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { user: { name: string, email: string | null } | null, memberships: Array<{ role: Role, team: { id: string, name: string } }> } | null };

export type CancelSweepMutationVariables = Exact<{
  input: CancelSweepInput;
}>;


export type CancelSweepMutation = { cancelSweep: { sweep: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type SweepListQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SweepListQuery = { sweeps: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, name: string, status: SweepStatus, createdAt: string, runCounts: { total: number, succeeded: number, failed: number, canceled: number }, estimate: { answer: Answer, bestLaw: LawName | null, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, freeRange: { value: number, lower: number | null, upper: number | null } | null } | null }> } };

export type SweepPageQueryVariables = Exact<{
  id: string;
  runsAfter?: string | null | undefined;
}>;


export type SweepPageQuery = { sweep: { id: string, number: number, name: string, status: SweepStatus, batchSizes: Array<number>, seeds: Array<number>, currentBatchSize: number | null, maxExamplesPerRun: number, deviceSeconds: number, lastEventSequence: number, createdAt: string, finishedAt: string | null, team: { id: string, name: string }, model: { name: string, parameterCount: number }, dataset: { name: string, trainingExamples: number }, policy: { initialStepSize: number, sufficientDecrease: number, backtrackFactor: number, reset: ResetRule, growthPerEpoch: number, maxStepSize: number | null, maxTrials: number, exhaustedStepSize: number }, targets: Array<{ id: string, metric: TargetMetric, threshold: number }>, evaluation: { firstStep: number, ratio: number, trainingSubset: number, testEvery: number }, runCounts: { total: number, queued: number, claimed: number, running: number, succeeded: number, failed: number, canceled: number, stale: number }, runs: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, batchSize: number, seed: number, status: RunStatus, outcome: RunOutcome | null, step: number, examplesSeen: number, deviceSeconds: number, attemptCount: number, failure: { code: string, message: string, retryable: boolean } | null, crossings: Array<{ lowerSteps: number, upperSteps: number | null, target: { id: string } }>, history: Array<{ step: number, trainingLoss: number | null, testAccuracy: number | null, stepSize: number | null }> }> }, estimate: { id: string, answer: Answer, reason: NotIdentifiedReason | null, suggestedBatchSizes: Array<number>, definition: CriticalBatchSizeDefinition, bestLaw: LawName | null, level: number, intervalMethod: IntervalMethod, draws: number, codeVersion: string, testedRangeLower: number | null, testedRangeUpper: number | null, crossings: number, censored: number, target: { id: string }, conditions: Array<{ name: ConditionName, holds: boolean, law: LawName | null, figure: number | null }>, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, laws: Array<{ law: LawName, scatter: number, deltaAicc: number, weight: number, converged: boolean, parameters: Array<{ name: string, value: number }>, minimiser: { value: number, lower: number | null, upper: number | null } | null, knee: { value: number, lower: number | null, upper: number | null } | null }>, leastWork: { value: number, lower: number | null, upper: number | null } | null, stepsAtCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, valley: { lower: number, upper: number, tolerance: number } | null, freeRange: { value: number, lower: number | null, upper: number | null } | null, knee: { value: number, lower: number | null, upper: number | null } | null, workRatios: Array<{ batchSize: number, censored: boolean, ratio: { value: number, lower: number | null, upper: number | null } }>, curve: Array<{ batchSize: number, stepsToTarget: number, lowerSteps: number, upperSteps: number }> } | null } | null };

export type SweepFormChoicesQueryVariables = Exact<{
  teamId: string;
}>;


export type SweepFormChoicesQuery = { models: { nodes: Array<{ id: string, name: string, version: number, parameterCount: number }> }, datasets: { nodes: Array<{ id: string, name: string, version: number, trainingExamples: number }> } };

export type CreateSweepMutationVariables = Exact<{
  input: CreateSweepInput;
}>;


export type CreateSweepMutation = { createSweep: { sweep: { id: string } | null, userErrors: Array<{ code: string, field: Array<string> | null, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const EstimatePartsFragmentDoc = new TypedDocumentString(`
    fragment EstimateParts on Estimate {
  id
  answer
  reason
  suggestedBatchSizes
  definition
  bestLaw
  level
  intervalMethod
  draws
  codeVersion
  testedRangeLower
  testedRangeUpper
  crossings
  censored
  target {
    id
  }
  conditions {
    name
    holds
    law
    figure
  }
  criticalBatchSize {
    value
    lower
    upper
  }
  laws {
    law
    scatter
    deltaAicc
    weight
    converged
    parameters {
      name
      value
    }
    minimiser {
      value
      lower
      upper
    }
    knee {
      value
      lower
      upper
    }
  }
  leastWork {
    value
    lower
    upper
  }
  stepsAtCriticalBatchSize {
    value
    lower
    upper
  }
  valley {
    lower
    upper
    tolerance
  }
  freeRange {
    value
    lower
    upper
  }
  knee {
    value
    lower
    upper
  }
  workRatios {
    batchSize
    censored
    ratio {
      value
      lower
      upper
    }
  }
  curve {
    batchSize
    stepsToTarget
    lowerSteps
    upperSteps
  }
}
    `, {"fragmentName":"EstimateParts"}) as unknown as TypedDocumentString<EstimatePartsFragment, unknown>;
export const RunCellFragmentDoc = new TypedDocumentString(`
    fragment RunCell on Run {
  id
  batchSize
  seed
  status
  outcome
  step
  examplesSeen
  deviceSeconds
  attemptCount
  failure {
    code
    message
    retryable
  }
  crossings {
    lowerSteps
    upperSteps
    target {
      id
    }
  }
  history(points: 60) {
    step
    trainingLoss
    testAccuracy
    stepSize
  }
}
    `, {"fragmentName":"RunCell"}) as unknown as TypedDocumentString<RunCellFragment, unknown>;
export const SweepEventsDocument = new TypedDocumentString(`
    subscription SweepEvents($sweepId: ID!, $after: Long) {
  sweepEvents(sweepId: $sweepId, after: $after) {
    sequence
    kind
  }
}
    `) as unknown as TypedDocumentString<SweepEventsSubscription, SweepEventsSubscriptionVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    user {
      name
      email
    }
    memberships {
      role
      team {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const CancelSweepDocument = new TypedDocumentString(`
    mutation CancelSweep($input: CancelSweepInput!) {
  cancelSweep(input: $input) {
    sweep {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelSweepMutation, CancelSweepMutationVariables>;
export const SweepListDocument = new TypedDocumentString(`
    query SweepList($after: String) {
  sweeps(first: 25, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      number
      name
      status
      createdAt
      runCounts {
        total
        succeeded
        failed
        canceled
      }
      estimate {
        answer
        bestLaw
        criticalBatchSize {
          value
          lower
          upper
        }
        freeRange {
          value
          lower
          upper
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SweepListQuery, SweepListQueryVariables>;
export const SweepPageDocument = new TypedDocumentString(`
    query SweepPage($id: ID!, $runsAfter: String) {
  sweep(id: $id) {
    id
    number
    name
    status
    batchSizes
    seeds
    currentBatchSize
    maxExamplesPerRun
    deviceSeconds
    lastEventSequence
    createdAt
    finishedAt
    team {
      id
      name
    }
    model {
      name
      parameterCount
    }
    dataset {
      name
      trainingExamples
    }
    policy {
      initialStepSize
      sufficientDecrease
      backtrackFactor
      reset
      growthPerEpoch
      maxStepSize
      maxTrials
      exhaustedStepSize
    }
    targets {
      id
      metric
      threshold
    }
    evaluation {
      firstStep
      ratio
      trainingSubset
      testEvery
    }
    runCounts {
      total
      queued
      claimed
      running
      succeeded
      failed
      canceled
      stale
    }
    runs(first: 100, after: $runsAfter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...RunCell
      }
    }
    estimate {
      ...EstimateParts
    }
  }
}
    fragment EstimateParts on Estimate {
  id
  answer
  reason
  suggestedBatchSizes
  definition
  bestLaw
  level
  intervalMethod
  draws
  codeVersion
  testedRangeLower
  testedRangeUpper
  crossings
  censored
  target {
    id
  }
  conditions {
    name
    holds
    law
    figure
  }
  criticalBatchSize {
    value
    lower
    upper
  }
  laws {
    law
    scatter
    deltaAicc
    weight
    converged
    parameters {
      name
      value
    }
    minimiser {
      value
      lower
      upper
    }
    knee {
      value
      lower
      upper
    }
  }
  leastWork {
    value
    lower
    upper
  }
  stepsAtCriticalBatchSize {
    value
    lower
    upper
  }
  valley {
    lower
    upper
    tolerance
  }
  freeRange {
    value
    lower
    upper
  }
  knee {
    value
    lower
    upper
  }
  workRatios {
    batchSize
    censored
    ratio {
      value
      lower
      upper
    }
  }
  curve {
    batchSize
    stepsToTarget
    lowerSteps
    upperSteps
  }
}
fragment RunCell on Run {
  id
  batchSize
  seed
  status
  outcome
  step
  examplesSeen
  deviceSeconds
  attemptCount
  failure {
    code
    message
    retryable
  }
  crossings {
    lowerSteps
    upperSteps
    target {
      id
    }
  }
  history(points: 60) {
    step
    trainingLoss
    testAccuracy
    stepSize
  }
}`) as unknown as TypedDocumentString<SweepPageQuery, SweepPageQueryVariables>;
export const SweepFormChoicesDocument = new TypedDocumentString(`
    query SweepFormChoices($teamId: ID!) {
  models(first: 100, where: {teamId: $teamId}) {
    nodes {
      id
      name
      version
      parameterCount
    }
  }
  datasets(first: 100, where: {teamId: $teamId}) {
    nodes {
      id
      name
      version
      trainingExamples
    }
  }
}
    `) as unknown as TypedDocumentString<SweepFormChoicesQuery, SweepFormChoicesQueryVariables>;
export const CreateSweepDocument = new TypedDocumentString(`
    mutation CreateSweep($input: CreateSweepInput!) {
  createSweep(input: $input) {
    sweep {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSweepMutation, CreateSweepMutationVariables>;