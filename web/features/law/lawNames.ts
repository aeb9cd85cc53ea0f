import type { Departure, LawName as TheoryLawName } from '@critbatch/theory';
import { constantCase, lawDrawOf, stepsToTarget, lawNames as theoryLawNames } from '@critbatch/theory';
import type { LawName } from '../../graphql/generated/graphql.ts';

/** The API's names of the laws as theory, the documents and the pages write them. */
export const lawNames = Object.fromEntries(
  theoryLawNames.map((name) => [constantCase(name), name]),
) as Record<LawName, TheoryLawName>;

export type LawData = {
  law: LawName;
  parameters: readonly { name: string; value: number }[];
  departure?: Departure | null;
};

/** Steps that a law of an estimate gives for a batch size. */
export function lawSteps({ law, ...rest }: LawData, batchSize: number): number {
  return stepsToTarget(lawDrawOf({ law: lawNames[law], ...rest }), batchSize);
}
