import { type TooLongSteps, tooLongSteps, updateRuleOfType } from '@critbatch/theory';
import { readRun } from '../run/runState.ts';
import type { AnsweredSweep } from './answeredSweep.type.ts';

/** Whether the runs that missed the target missed it because their steps were too long, as far as their logs are known. */
export function stepsOfMissed({ runs, policy }: Pick<AnsweredSweep, 'runs' | 'policy'>): TooLongSteps | null {
  const missed = runs.filter((run) => run.outcome === 'DIVERGED' || readRun(run).state === 'censored');
  const rule = policy && updateRuleOfType(policy.__typename);
  const learningRate = policy?.learningRate?.base;
  return tooLongSteps(
    missed.map(({ outcome, history = [] }) => ({
      isDiverged: outcome === 'DIVERGED',
      first: history[0]?.trainingLoss ?? null,
      last: history.at(-1)?.trainingLoss ?? null,
    })),
    rule && learningRate !== undefined ? { rule, learningRate } : null,
  );
}
