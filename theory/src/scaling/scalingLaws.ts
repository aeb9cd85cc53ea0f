import type { Interval } from '../estimate/estimate.type.ts';
import { usualOverheads } from '../estimate/overhead.ts';
import {
  type PublishedBeside,
  publishedBeside,
  type ScaledQuantity,
  type ScalingVariable,
  scaledQuantities,
  scalingVariables,
} from './publishedPowers.ts';
import { type ResultAt, type ScalingPower, scalingPower } from './scalingPower.ts';

/** What the largest batch size within an overhead that estimates tell is called here. */
const quantityWithin: Record<(typeof usualOverheads)[number], ScaledQuantity> = {
  0.1: 'WITHIN_TENTH',
  0.2: 'WITHIN_FIFTH',
  0.5: 'WITHIN_HALF',
};

/** The same for any overhead; null for one that no estimate tells. */
export function overheadQuantity(overhead: number): ScaledQuantity | null {
  const usual = usualOverheads.find((own) => own === overhead);
  return usual === undefined ? null : quantityWithin[usual];
}

/** What was found at a stage of a study, and what it was found at; null where that is not known. */
export type ScaledStage = {
  /** Parameters, or what else the study scales. */
  size: number;
  /** Examples that a run took at the least work. */
  data: number | null;
  /** Loss that the runs were to reach; null for another metric than that of the other stages. */
  loss: number | null;
  results: Partial<Record<ScaledQuantity, Interval>>;
};

/** result = a·S^p of one quantity against one variable, with what it was fitted to and the published powers of the variable. */
export type ScalingLaw = ScalingPower & {
  quantity: ScaledQuantity;
  variable: ScalingVariable;
  results: ResultAt[];
  published: PublishedBeside[];
};

const placeOf: Record<ScalingVariable, (stage: ScaledStage) => number | null> = {
  SIZE: ({ size }) => size,
  DATA: ({ data }) => data,
  COMPUTE: ({ size, data }) => (data === null ? null : size * data),
  LOSS: ({ loss }) => loss,
};

/** The power laws that the stages of a study allow (docs/equations.md (S4)): none of a variable that they do not vary, or of fewer than three. */
export function scalingLaws(stages: readonly ScaledStage[], level: number): ScalingLaw[] {
  return scaledQuantities.flatMap((quantity) =>
    scalingVariables.flatMap((variable) => {
      const results = stages
        .flatMap((stage) => {
          const [at, result] = [placeOf[variable](stage), stage.results[quantity]];
          return at !== null && result ? [{ at, result }] : [];
        })
        .toSorted((one, other) => one.at - other.at);
      const found = scalingPower(results, level);
      return found
        ? [{ quantity, variable, ...found, results, published: publishedBeside(variable, found.power) }]
        : [];
    }),
  );
}
