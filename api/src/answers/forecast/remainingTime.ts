import type { Sweep } from '@critbatch/prisma/generated/client';
import type {
  Foretold,
  PlanRest,
  RemainingTime,
  RemainingWork,
  SecondsLeft,
  StepCurve,
} from '@critbatch/theory';
import { remainingTime, stepCurveOf } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { isPaused } from '../../sweeps/rateProbe/rateProbe.service.ts';
import { totalsOfSweep } from '../../sweeps/run/run.loaders.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { slotsOfTeam } from '../../sweeps/worker/worker.loaders.ts';
import { spentTimesOfSweep, stepTimesOfSweep } from '../cost/cost.loaders.ts';
import { spentSeconds } from '../cost/spentTimes.ts';
import { bestLawOf } from '../estimate/bestLawOf.ts';
import { newestEstimateOfTarget } from '../estimate/estimate.loaders.ts';
import { decisionsOfSweep, planOfSweep } from '../plan/plan.loaders.ts';
import { forecastOfSweep, runWorkOfSweep } from './forecast.loaders.ts';
import type { MadeForecast } from './makeForecast.ts';
import type { RunWork } from './openWork.ts';

/** What a sweep still takes, and what it will have taken at its end. */
export type SweepRemaining = RemainingTime & { total: SecondsLeft };

/** With more sweeps that go on beside it, nobody says when a sweep's turn is. */
const mostOthers = 20;
const nobodyElse: SecondsLeft = { expected: 0, most: 0 };

/** What a sweep that goes on still takes, as everybody is told who asks at this moment; null where nobody can say. */
export async function remainingOfSweep(context: Context, sweep: Sweep): Promise<SweepRemaining | null> {
  if (sweep.status !== 'RUNNING' || isPaused(sweep)) return null;
  const [{ spent, work }, queue] = await Promise.all([workOf(context, sweep), queueBeside(context, sweep)]);
  const rest = remainingTime({ ...work, queue });
  if (!rest) return null;
  const { expected, most } = rest.device;
  return { ...rest, total: { expected: expected === null ? null : spent + expected, most: spent + most } };
}

/** What is left of a sweep by itself. */
async function workOf(
  context: Context,
  sweep: Sweep,
): Promise<{ spent: number; work: Omit<RemainingWork, 'queue'> }> {
  const spent = spentSeconds(await spentTimesOfSweep.load(context, sweep.id));
  const [runs, [usual], recorded, steps, plan] = await Promise.all([
    runWorkOfSweep.load(context, sweep.id),
    stepTimesOfSweep(context, sweep),
    recordedForecast(context, sweep),
    stepsOfAnswer(context, sweep),
    planRest(context, sweep, spent),
  ]);
  const [open, over] = [runs.filter(({ isOver }) => !isOver), runs.filter(({ isOver }) => isOver)];
  const atOnce = await runsAtOnce(context, sweep, open);
  const work = {
    runs: open.map(({ batchSize, steps: done, maxExamples }) => {
      return { batchSize, steps: done, capSteps: Math.floor(maxExamples / batchSize) };
    }),
    ended: over.map(({ batchSize, steps: done, maxExamples }) => {
      return { batchSize, shareOfCap: Math.min(1, (done * batchSize) / maxExamples) };
    }),
    stepTime: usual ?? recorded?.inputs.stepTime ?? null,
    evaluationShare: usual?.evaluationShare ?? recorded?.inputs.evaluationShare ?? 0,
    steps,
    // A forecast from the caps alone knows less than the first run that has ended.
    foretold:
      recorded && (recorded.inputs.basis !== 'CAP' || over.length === 0)
        ? foretoldRest(recorded, spent, atOnce)
        : null,
    plan,
    runsAtOnce: plan ? Math.min(plan.parallelRuns, atOnce) : atOnce,
  };
  return { spent, work };
}

/** How long the team's other sweeps may keep its workers, over all slots; null where that is not known of one, or they are many. */
async function queueBeside(context: Context, { id, teamId, origin }: Sweep): Promise<SecondsLeft | null> {
  // Programs of the team train by themselves.
  if (origin !== 'TRAINED') return nobodyElse;
  const [slots, others] = await Promise.all([
    slotsOfTeam.load(context, teamId),
    context.prisma.sweep.findMany({
      where: { teamId, origin, status: 'RUNNING', id: { not: id } },
      take: mostOthers + 1,
    }),
  ]);
  if (others.length > mostOthers) return null;
  const going = others.filter((other) => !isPaused(other));
  const works = await Promise.all(going.map((other) => workOf(context, other)));
  const rests = works.map(({ work }) => {
    const rest = remainingTime({ ...work, queue: nobodyElse });
    return rest ? rest.device : work.runs.length === 0 ? nobodyElse : null;
  });
  return rests.reduce<SecondsLeft | null>((sum, rest) => {
    if (sum === null || rest === null) return null;
    const expected =
      sum.expected === null || rest.expected === null ? null : sum.expected + rest.expected / slots;
    return { expected, most: sum.most + rest.most / slots };
  }, nobodyElse);
}

/** K(b) of the law that carries the answer for the primary target; null while none does. */
async function stepsOfAnswer(context: Context, { id }: Sweep): Promise<StepCurve | null> {
  const [primary] = await targetsOfSweep.load(context, id);
  const estimate = primary && (await newestEstimateOfTarget.load(context, primary));
  const best = estimate && estimate.answer !== 'NOT_IDENTIFIED' ? bestLawOf(estimate) : null;
  return best && stepCurveOf(best.law);
}

/** What was foretold before the first run; null where that was of other runs than there are now. */
async function recordedForecast(
  context: Context,
  { id }: Sweep,
): Promise<Pick<MadeForecast, 'result' | 'inputs'> | null> {
  const forecast = await forecastOfSweep.load(context, id);
  if (!forecast) return null;
  const made = forecast as unknown as Pick<MadeForecast, 'result' | 'inputs'>;
  return made.result.runs === (await totalsOfSweep.load(context, id)).total ? made : null;
}

/** What is left of a forecast: of its clock as large a share as of its device time, on as many slots as it counted on. */
function foretoldRest(
  { result, inputs }: Pick<MadeForecast, 'result' | 'inputs'>,
  spent: number,
  atOnce: number,
): Foretold {
  const whole = result.deviceSeconds.value;
  const deviceSeconds = Math.max(0, whole - spent);
  const isSameClock = atOnce === inputs.runsAtOnce && whole > 0;
  return {
    deviceSeconds,
    wallSeconds: isSameClock ? (result.wallSeconds.value * deviceSeconds) / whole : null,
  };
}

/** What the plan still allows, and what its newest decision expected less what was spent since; null without one that goes on. */
async function planRest(
  context: Context,
  { id }: Sweep,
  spent: number,
): Promise<(PlanRest & { parallelRuns: number }) | null> {
  const plan = await planOfSweep.load(context, id);
  if (!plan || plan.stopReason !== null) return null;
  const newest = (await decisionsOfSweep.load(context, id)).at(-1);
  const expected = newest?.forecast && newest.forecast.seconds - (spent - newest.spentDeviceSeconds);
  return {
    leftSeconds: Math.max(0, plan.deviceSecondsBudget - spent),
    expectedSeconds: expected == null ? null : Math.max(0, expected),
    parallelRuns: plan.parallelRuns,
  };
}

/** As many as the team's workers have slots; as many as programs hold, where programs of the team train. */
async function runsAtOnce(
  context: Context,
  { origin, teamId }: Sweep,
  open: readonly RunWork[],
): Promise<number> {
  if (origin !== 'TRAINED') return open.filter(({ isHeld }) => isHeld).length;
  return slotsOfTeam.load(context, teamId);
}
