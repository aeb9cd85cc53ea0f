import type { LawFit, LawName as TheoryLawName } from '@critbatch/theory';
import { stepsToTarget } from '@critbatch/theory';
import type { LawName } from '../../graphql/generated/graphql.ts';

/** The API's names of the laws as theory, the documents and the pages write them. */
export const lawNames: Record<LawName, TheoryLawName> = {
  ARMIJO_BOUND: 'armijoBound',
  BLURRED_BOUND: 'blurredBound',
  NOISE_SCALE: 'noiseScale',
  POWER: 'power',
  CURVATURE: 'curvature',
};

type LawData = { law: LawName; parameters: readonly { name: string; value: number }[] };

/** Steps that a law of an estimate gives for a batch size. */
export function lawSteps({ law, parameters }: LawData, batchSize: number): number {
  return stepsToTarget(fitOf({ law, parameters }), batchSize);
}

function fitOf({ law, parameters }: LawData): Pick<LawFit, 'law' | 'parameters'> {
  return {
    law: lawNames[law],
    parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
  };
}
