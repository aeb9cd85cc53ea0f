import { typedMoney } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { keepsLimits } from '../cost/frontier.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import type { StageData, StudyData } from './studyData.ts';
import { awaitedStage, decidedStage, limitsOf, recordOf, underWay, unidentifiedStage } from './studyData.ts';

/** What to do, with hours and money, and how far that can be relied on. */
export function decisionOf(study: StudyData, { t, numbers }: Language): { headline: Phrase; lead: Phrase[] } {
  const stage = decidedStage(study);
  const frontier = stage?.costFrontier;
  const record = recordOf(study.stages);
  const unidentified = unidentifiedStage(study.stages);
  const lead: Phrase[] = [
    ...(unidentified && unidentified !== stage
      ? [phrase('study.decision.without', { stage: unidentified.name })]
      : []),
    limitPhrase(),
    recordPhrase(),
  ];
  // What its choices cost says nothing of which batch size to use.
  if (unidentified && unidentified === stage)
    return { headline: phrase('study.decision.unidentified', { stage: stage.name }), lead };
  if (!stage || !frontier) {
    const awaited = awaitedStage(study.stages);
    if (awaited) return { headline: underWay(awaited), lead };
    const answered = study.stages.findLast(({ recommendation }) => recommendation !== null);
    if (!answered?.recommendation) return { headline: phrase('study.decision.unknown'), lead };
    const batchSize = numbers.whole(answered.recommendation.batchSize);
    return {
      headline: phrase('study.decision.answered', { stage: answered.name, batchSize }),
      lead: [phrase('study.decision.untimed'), ...lead],
    };
  }
  const { recommended, currency } = frontier;
  if (!recommended) {
    const isOutside = !keepsLimits(frontier, limitsOf(study, frontier));
    const key = isOutside ? ('study.decision.outside' as const) : ('study.decision.unidentified' as const);
    return { headline: phrase(key, { stage: stage.name }), lead };
  }

  const { batchSize, devices, seconds, cost } = recommended;
  const money = currency && numbers.money(currency);
  const common = {
    stage: stage.name,
    batchSize: numbers.whole(batchSize),
    devices,
    hours: numbers.duration(seconds.value),
  };
  const hours = numbers.interval(seconds, numbers.duration);
  lead.unshift(...savingPhrase(stage));
  // Nobody has registered what it rests on yet, and the table of predictions says so.
  const isCarried = stage.state !== 'DONE' && stage.predictions.length === 0;
  const carried = isCarried ? [phrase('study.decision.carried')] : [];
  if (!cost || !money) {
    return {
      headline: phrase('study.decision.trainUnpriced', common),
      lead: [...carried, phrase('study.decision.rangeUnpriced', { hours }), ...lead],
    };
  }
  const inCurrency = (text: string) => `${text}\u00a0${currency}`;
  return {
    headline: phrase('study.decision.train', { ...common, cost: inCurrency(money(cost.value)) }),
    lead: [
      ...carried,
      phrase('study.decision.range', { hours, cost: inCurrency(numbers.interval(cost, money)) }),
      ...lead,
    ],
  };

  /**
   * What a stage that has not run is foretold to save, and one that has run saves against what the study set out from: in money where
   * a price is known, else in device time. An interval that holds nothing saved leaves it undecided.
   */
  function savingPhrase({ name, foretoldSaving, savingSinceStart }: StageData): Phrase[] {
    const saving = foretoldSaving ?? savingSinceStart;
    const saved = saving?.cost?.saved ?? saving?.deviceHours?.saved;
    if (!saving || !saved || saved.value <= 0) return [];
    const about = { stage: name, yours: numbers.whole(saving.from) };
    const { currency } = saving;
    const write =
      saving.cost && currency
        ? numbers.money(currency)
        : (value: number) => numbers.duration(3600 * value, 3600 * saved.value);
    const interval = numbers.interval(saved, write);
    const isMoney = saving.cost !== null && currency !== null;
    const amount = isMoney ? `${write(saved.value)}\u00a0${currency}` : write(saved.value);
    if (saved.lower === null || saved.lower <= 0)
      return [phrase('study.decision.undecided', { yours: about.yours, amount, interval })];
    const key = foretoldSaving
      ? (['saves', 'savesTime'] as const)
      : (['sinceStart', 'sinceStartTime'] as const);
    return isMoney
      ? [phrase(`study.decision.${key[0]}`, { ...about, amount, interval })]
      : [phrase(`study.decision.${key[1]}`, { ...about, time: amount, interval })];
  }

  function limitPhrase(): Phrase {
    const said = [
      ...(study.maxHours === null ? [] : [numbers.hours(study.maxHours)]),
      ...(study.maxCost === null || !study.currency
        ? []
        : [typedMoney(study.maxCost, study.currency, { numbers })]),
    ];
    return said.length === 0
      ? phrase('study.decision.noLimits')
      : phrase('study.decision.limits', { limits: said.join(t('study.decision.and')) });
  }

  function recordPhrase(): Phrase {
    return record.decided === 0
      ? phrase('study.decision.noRecord')
      : phrase('study.decision.record', { inside: record.inside, decided: record.decided });
  }
}
