const interval = '{ value lower upper }';
const ends = '{ lower upper }';
const rate = `learningRate {
  base scaling referenceBatchSize schedule durationExamples finalShare everyExamples factor warmUpExamples
}`;

/** Every setting of every policy. */
export const policySelection = `
  ... on ArmijoPolicy {
    initialStepSize sufficientDecrease backtrackFactor reset growthPerEpoch maxStepSize maxTrials exhaustedStepSize
  }
  ... on OutsidePolicy { description }
  ... on ScheduledPolicy { ${rate} settings { name value } }`;

/** What an estimate says, but for the draws behind it. */
export const estimateSelection = `
  answer reason suggestedBatchSizes definition bestLaw level intervalMethod draws codeVersion
  testedRangeLower testedRangeUpper crossings censored
  conditions { name holds law figure }
  criticalBatchSize ${interval}
  conditionalCriticalBatchSize ${interval}
  sensitivity { interval ${interval} leftOut { batchSize criticalBatchSize } }
  influences { batchSize seed criticalBatchSize isOutlier }
  figures { figure batchSize value profileLikelihood ${ends} parametricBootstrap ${ends} }
  laws {
    law scatter deltaAicc weight converged parameters { name value } minimiser ${interval} knee ${interval}
  }
  leastWork ${interval}
  stepsAtCriticalBatchSize ${interval}
  valley { lower upper tolerance }
  freeRange ${interval}
  knee ${interval}
  workRatios { batchSize censored ratio ${interval} }
  curve { batchSize stepsToTarget lowerSteps upperSteps }`;
