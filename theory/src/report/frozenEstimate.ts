import type { ShownFigures } from '../estimate/shownFigures.ts';
import { constantCase } from '../naming/constantCase.ts';

/** What a report keeps of an estimate: all that a page shows of it, in the words of the API. */
export function frozenEstimate(shown: ShownFigures) {
  return {
    answer: shown.answer,
    reason: shown.reason,
    suggestedBatchSizes: shown.suggestedBatchSizes,
    definition: shown.definition,
    bestLaw: shown.bestLaw && constantCase(shown.bestLaw),
    level: shown.level,
    intervalMethod: shown.intervalMethod,
    draws: shown.draws,
    codeVersion: shown.codeVersion,
    testedRangeLower: shown.testedRangeLower,
    testedRangeUpper: shown.testedRangeUpper,
    crossings: shown.crossings,
    censored: shown.censored,
    conditions: shown.conditions.map((condition) => ({
      ...condition,
      law: condition.law && constantCase(condition.law),
    })),
    criticalBatchSize: shown.criticalBatchSize,
    conditionalCriticalBatchSize: shown.conditionalCriticalBatchSize,
    sensitivity: shown.sensitivity,
    influences: shown.influences.map(({ batchSize, seed, criticalBatchSize, isOutlier }) => ({
      batchSize,
      seed,
      criticalBatchSize,
      isOutlier,
    })),
    figures: shown.figures.map((each) => ({ ...each, figure: constantCase(each.figure) })),
    laws: shown.laws.map(({ law, scatter, deltaAicc, weight, converged, parameters, minimiser, knee }) => ({
      law: constantCase(law),
      scatter,
      deltaAicc,
      weight,
      converged,
      parameters,
      minimiser,
      knee,
    })),
    leastWork: shown.leastWork,
    stepsAtCriticalBatchSize: shown.stepsAtCriticalBatchSize,
    valley: shown.valley,
    freeRange: shown.freeRange,
    knee: shown.knee,
    workRatios: shown.workRatios,
    curve: shown.curve,
  };
}

export type FrozenEstimate = ReturnType<typeof frozenEstimate>;
