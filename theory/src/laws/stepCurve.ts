import type { Departure, LawDraw } from '../estimate/estimate.type.ts';
import { type Law, laws } from './laws.ts';

/** K(b): steps to the target at a batch size; Infinity where it is never reached. */
export type StepCurve = (batchSize: number) => number;

/** K(b) as a law, or a draw of one, has it. */
export function stepCurveOf({ law: name, parameters, departure }: LawDraw): StepCurve {
  const law: Law = laws[name];
  const shape = law.shapeParameters.map((each) => parameters[each.name] ?? Number.NaN);
  const level = parameters[law.level] ?? Number.NaN;
  const steps = (batchSize: number) => level * Math.exp(law.logShape(batchSize, shape));
  return departure ? departedFrom(steps, departure) : steps;
}

/** Steps that a law says a batch size needs to reach the target; Infinity where it never does. */
export function stepsToTarget(draw: LawDraw, batchSize: number): number {
  return stepCurveOf(draw)(batchSize);
}

/**
 * K(b) of a law times a factor that is a line in ln b between two places. Next to a wall the law falls faster than any line: between
 * two places K is no less than at both.
 */
function departedFrom(steps: StepCurve, { batchSizes, logFactors }: Departure): StepCurve {
  const last = batchSizes.length - 1;
  const known = batchSizes.map((batchSize, i) => steps(batchSize) * Math.exp(logFactors[i] ?? 0));
  return (batchSize) => {
    const next = batchSizes.findIndex((each) => each >= batchSize);
    if (next <= 0) return steps(batchSize) * Math.exp(logFactors[next < 0 ? last : 0] ?? 0);
    const [from, to] = [batchSizes[next - 1] ?? 1, batchSizes[next] ?? 1];
    const share = Math.log(batchSize / from) / Math.log(to / from);
    const logFactor = (1 - share) * (logFactors[next - 1] ?? 0) + share * (logFactors[next] ?? 0);
    const least = Math.min(known[next - 1] ?? 0, known[next] ?? 0);
    return Math.max(steps(batchSize) * Math.exp(logFactor), least);
  };
}
