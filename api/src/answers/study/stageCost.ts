import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import type { DeviceSpending } from '../cost/spending.ts';
import { spendingOfSweep } from '../cost/spending.ts';
import { decisionOfStage } from './study.loaders.ts';

type Money = { amount: number; currency: string };
type Rate = { hourlyRate: number | null; hourlyRateCurrency: string | null };

/** What a stage takes: its devices so far, and the people that its team states. */
export type StageCost = {
  deviceSeconds: number;
  /** Hours of people; null until the team states them. */
  personHours: number | null;
  deviceCost: Money[];
  /** Null without hours or without an hourly rate. */
  peopleCost: Money | null;
  /** Both together, one sum for each currency. */
  cost: Money[];
  /** Whether every part of it has a price: a sum that lacks one makes it look cheaper than it was. */
  isWhole: boolean;
};

/** What a stage has taken by now. */
export async function stageCost(
  context: Context,
  { teamId, sweepId, personHours }: Pick<StudyStage, 'teamId' | 'sweepId' | 'personHours'>,
): Promise<StageCost> {
  const [team, sweep] = await Promise.all([
    teamById.load(context, teamId),
    sweepId ? sweepById.load(context, sweepId) : null,
  ]);
  const spending = sweep ? await spendingOfSweep(context, sweep) : [];
  return stageCostOf(spending, personHours, team ?? { hourlyRate: null, hourlyRateCurrency: null });
}

/** Whether a stage has begun: before it has a sweep or a decision, the hours that are stated for it are a plan. */
export function hasBegun({ sweepId }: Pick<StudyStage, 'sweepId'>, decision: object | null): boolean {
  return sweepId !== null || decision !== null;
}

/** Whether a cost has people in it. */
export const countsPeople = (cost: Pick<StageCost, 'peopleCost'> | null) =>
  (cost?.peopleCost?.amount ?? 0) > 0;

/** Hours of people that a stage has taken; null until it has begun. */
export async function hoursSpent(
  context: Context,
  stage: Pick<StudyStage, 'id' | 'sweepId' | 'personHours'>,
): Promise<number | null> {
  return hasBegun(stage, await decisionOfStage.load(context, stage.id)) ? stage.personHours : null;
}

/** The sum of devices and people; hours without a rate are in no sum. */
export function stageCostOf(
  spending: readonly DeviceSpending[],
  personHours: number | null,
  { hourlyRate, hourlyRateCurrency: currency }: Rate,
): StageCost {
  const peopleCost =
    personHours !== null && hourlyRate !== null && currency !== null
      ? { amount: personHours * hourlyRate, currency }
      : null;
  const deviceCost = totals(spending.flatMap(({ cost }) => cost));
  return {
    deviceSeconds: spending.reduce((sum, each) => sum + each.deviceSeconds + each.evaluationSeconds, 0),
    personHours,
    deviceCost,
    peopleCost,
    cost: totals([...deviceCost, ...(peopleCost ? [peopleCost] : [])]),
    isWhole:
      spending.every(({ unpricedSeconds }) => unpricedSeconds === 0) &&
      (personHours === null || personHours === 0 || peopleCost !== null),
  };
}

/** One sum for each currency, in the order in which they come. */
export function totals(costs: readonly Money[]): Money[] {
  return [...Map.groupBy(costs, ({ currency }) => currency)].map(([currency, some]) => ({
    currency,
    amount: some.reduce((sum, { amount }) => sum + amount, 0),
  }));
}
