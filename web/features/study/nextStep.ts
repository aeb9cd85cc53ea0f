import type { Language } from '../../charts/chart.type.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import type { SizedModel } from './sizedModel.ts';
import { nearestModel } from './sizedModel.ts';
import { startForm } from './startForm.ts';
import type { StageData } from './studyData.ts';

/** What follows from the last decision, or would if somebody decided to go on: its title, what it takes, and where it starts. */
export type NextStep = {
  title: Phrase;
  told: Phrase[];
  /** Whether to check or to move now, as the API tells it; null where that is not known. */
  check: string | null;
  /** The form that starts the sweep, or the page of the one that runs; null while nobody has decided, and where there is nothing to start. */
  link: { href: string; text: Phrase; isStart: boolean } | null;
};

/** Null before the first stage has ended, and once the study has ended. */
export function nextStep(
  stages: readonly StageData[],
  models: readonly SizedModel[],
  language: Language,
): NextStep | null {
  const ended = stages.findLastIndex(({ state, decision }) => state === 'DONE' || decision !== null);
  const [before, stage] = [stages[ended], stages[ended + 1]];
  if (!before || before.decision?.choice === 'STOP') return null;
  const isDecided = before.decision !== null;
  if (!stage)
    return isDecided
      ? { title: phrase('study.next.none'), told: [phrase('study.next.add')], check: null, link: null }
      : null;
  const title = phrase(isDecided ? 'study.next.title' : 'study.next.ifGoOn', { stage: stage.name });
  if (stage.sweep) {
    const href = `/sweeps/${encodeURIComponent(stage.sweep.id)}`;
    const text = phrase('study.next.see', { number: stage.sweep.number });
    const told = [phrase('study.next.given')];
    return { title, told, check: null, link: { href, text, isStart: false } };
  }
  const start = { href: startForm(stage), text: phrase('study.next.start'), isStart: true };
  const check = stage.proposedSweep?.check?.text ?? null;
  return { title, told: toldOf(stage, models, language), check, link: isDecided ? start : null };
}

function toldOf(
  { size, proposedSweep, predictions }: StageData,
  models: readonly SizedModel[],
  language: Language,
): Phrase[] {
  if (!proposedSweep) return [phrase('study.next.nothing')];
  const { numbers } = language;
  const { plan, batchSizes, runs, model, spending } = proposedSweep;
  return [
    plan
      ? phrase('study.next.plan', {
          from: numbers.whole(plan.smallestBatchSize),
          to: numbers.whole(plan.largestBatchSize),
          most: numbers.duration(plan.deviceSecondsBudget),
        })
      : phrase('study.next.grid', { runs: runs ?? 0, sizes: numbers.list(batchSizes) }),
    ...(spending ? takenBy(spending, language) : [phrase('study.next.untimed')]),
    ...(model ? [] : [noModel(size, models, numbers)]),
    ...(model || predictions.length > 0 ? [] : [phrase('study.next.correct')]),
  ];
}

/** That the team has no model of the size, and the nearest that it has. */
function noModel(size: number, models: readonly SizedModel[], numbers: Language['numbers']): Phrase {
  const nearest = nearestModel(models, size);
  const values = { size: numbers.whole(size) };
  return nearest
    ? phrase('study.next.noModelNearest', { ...values, model: nearest.text })
    : phrase('study.next.noModel', values);
}

type Spending = NonNullable<NonNullable<StageData['proposedSweep']>['spending']>;

function takenBy({ deviceSeconds, wallSeconds, cost, currency }: Spending, { numbers }: Language): Phrase[] {
  const time = {
    time: numbers.duration(deviceSeconds.value),
    interval: numbers.interval(deviceSeconds, numbers.duration),
    wall: numbers.duration(wallSeconds.value),
  };
  if (!cost || !currency) return [phrase('study.next.takesUnpriced', time)];
  const write = numbers.money(currency);
  const money = {
    cost: `${write(cost.value)}\u00a0${currency}`,
    costInterval: numbers.interval(cost, write),
  };
  return [phrase('study.next.takes', { ...time, ...money })];
}
