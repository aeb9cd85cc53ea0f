import type { Crossing } from '../estimate/estimate.type.ts';
import { candidateBatchSizes } from './candidateBatchSizes.ts';
import type { Knowledge } from './chooseRun.ts';
import { chooseRun } from './chooseRun.ts';
import { evaluationTimes } from './evaluationTimes.ts';
import { lawBeliefs } from './lawBelief.ts';
import type { OpenRun, Plan, PlannedRun, PlanOptions } from './plan.type.ts';
import { ratioOf, type Standing, stopReason } from './stopReason.ts';
import { mixtureVariance } from './weighRun.ts';

/**
 * Which runs to do next so that b*'s interval becomes as narrow as wanted for the least device time, or why to stop
 * (docs/equations.md, section 8).
 *
 * Greedy and deterministic: each run is the one that is expected to remove most of Var(ln b*) per device second, given the
 * runs so far and those that are open or named before it. `standing` is the estimate from the same crossings, null before
 * there is one: its interval decides when to stop, not the planner's own.
 */
export function planNextRuns(
  crossings: readonly Crossing[],
  standing: Standing | null,
  options: PlanOptions,
): Plan {
  const known = knowledgeOf(crossings, standing, options);
  const hasLaws = known.beliefs.length > 0;
  const plan: Plan = {
    runs: [],
    stop: stopReason(standing, options),
    ratio: ratioOf(standing),
    logDeviation: hasLaws ? Math.sqrt(mixtureVariance(known.beliefs)) : null,
    weighed: [],
    laws: known.beliefs.map(({ law, weight }) => ({ law: law.name, weight })),
  };
  if (plan.stop !== null) return plan;

  const open: OpenRun[] = [...(options.open ?? [])];
  let budgetSeconds = options.budgetSeconds;
  while (plan.runs.length < (options.runs ?? 1)) {
    const choice = chooseRun(known, open, budgetSeconds);
    if (choice.weighed.length > 0 && plan.weighed.length === 0) plan.weighed = choice.weighed;
    if (choice.status === 'WAIT') return plan;
    if (choice.status === 'STOP') {
      // A reason not to add another run is one to stop only when nothing is under way that may change it.
      return open.length > 0 ? plan : { ...plan, stop: choice.stop };
    }
    const { run } = choice;
    plan.runs.push(run);
    open.push(openRunOf(run));
    budgetSeconds -= run.expectedSeconds;
  }
  return plan;
}

function openRunOf({ batchSize, seed, capSteps }: PlannedRun): OpenRun {
  return { batchSize, seed, capSteps };
}

function knowledgeOf(
  crossings: readonly Crossing[],
  standing: Standing | null,
  options: PlanOptions,
): Knowledge {
  const { range, cadence, maxExamplesPerRun } = options;
  const candidates = candidateBatchSizes(range);
  const longest = Math.max(
    maxExamplesPerRun / range.lower,
    ...crossings.map((run) => run.upperSteps ?? run.lowerSteps),
  );
  const times = evaluationTimes(cadence, longest);
  return { crossings, standing, options, candidates, times, beliefs: lawBeliefs(crossings, range, times) };
}
