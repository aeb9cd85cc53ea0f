import type { LawDraw, Scaling, StepCurve } from '@critbatch/theory';
import { carryOver, stepCurveOf } from '@critbatch/theory';

/** K(b) of an estimate, without its draws: little, and read with the estimate. */
export type BestLaw = {
  estimateId: string;
  law: LawDraw;
  runScatter: number;
  /** By what K(b) is stretched to another size; null where it is taken as it was measured. */
  carriedOver: { scaling: Scaling; level: number } | null;
};

/** K(b) with draws of all laws, as plain data that can be sent to a thread. */
export type StepLaw = BestLaw & { draws: readonly LawDraw[] };

/** K(b) of the law, at the size where it is wanted. */
export function curveOf({ law, carriedOver }: Pick<BestLaw, 'law' | 'carriedOver'>): StepCurve {
  const measured = stepCurveOf(law);
  return carriedOver ? carryOver(measured, carriedOver.scaling) : measured;
}
