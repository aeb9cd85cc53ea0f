import type { AnswerWords, CountedPeople, SaidTime } from './answerWords.type.ts';
import { say, strong } from './sentence.ts';

export const runs = (count: number | string) => (String(count) === '1' ? '1 run' : `${count} runs`);
export const timeOf = (unit: 'days' | 'years', count: string) =>
  unit === 'days' && count === '1' ? 'a day' : `${count} ${unit}`;
const spanOf = ({ unit, count }: SaidTime) => (count === '1' ? `1 ${unit.slice(0, -1)}` : `${count} ${unit}`);
/** After a cost: whose work it counts. */
export function withPeople({ countsPeople, differingStudies = 0 }: Partial<CountedPeople>): string {
  if (!countsPeople) return '';
  return differingStudies > 0
    ? ` with people’s work (the most that one of its ${differingStudies} studies states)`
    : ' with people’s work';
}

/** What a study and its checks cost and return. */
export const englishPayback: Pick<AnswerWords, 'studyPayback' | 'checking'> = {
  studyPayback: {
    people: withPeople,
    cost: ({ spent, countsPeople, isWhole }) =>
      say`The study has cost ${isWhole ? '' : 'at least '}${spent} so far${withPeople({ countsPeople })}.`,
    saves: ({ stage, isForetold, month, count, interval }) =>
      say`${stage} ${isForetold ? 'is predicted to save' : 'saves'} ${strong(`${month} a month`)} at ${runs(count)} (${interval}).`,
    maySave: ({ stage, isForetold, month, count, interval }) =>
      say`${stage} ${isForetold ? 'is predicted to save' : 'most likely saves'} ${strong(`${month} a month`)} at ${runs(count)} (${interval}), but it may save nothing.`,
    savesNothing: ({ stage, yours }) =>
      say`${stage} most likely saves nothing against the ${yours} in use, so the study is not paid back.`,
    keeps: ({ stage, yours }) =>
      say`${stage} keeps the ${yours} in use and saves nothing, so the study is not paid back.`,
    runsUnknown: say`When it is paid back can be told once the team states its training runs in a month.`,
    paid: ({ unit, time, interval, isWide }) =>
      isWide
        ? say`The whole study most likely takes ${strong(timeOf(unit, time))} to pay back${interval}.`
        : unit === 'years'
          ? say`The whole study takes ${strong(`${time} years`)} to pay back${interval}.`
          : say`The whole study is ${strong(`paid back within ${timeOf(unit, time)}`)}${interval}.`,
    paidOrNever: ({ unit, time }) =>
      say`The whole study is paid back within ${timeOf(unit, time)} at the high end of what it may save, and never at the low end.`,
    withNext: ({ next, countsPeople, unit, time, interval }) =>
      say`With the ${next} that the next sweep is predicted to cost${withPeople({ countsPeople })}, it takes ${timeOf(unit, time)}${interval}.`,
    spread: ({ from, to, most }) =>
      `, anywhere from ${spanOf(from)} to ${to ? spanOf(to) : `more than ${most} years`}`,
    unknownUntil: ({ stage }) => say`That is practically unknown until ${stage} has run.`,
    unpriced: say`A part of it has no price, so no payback time is told.`,
    apart: ({ currency }) => say`The saving is in ${currency} alone, so no payback time is told.`,
  },
  checking: {
    dontCheck: ({ batchSize, isMove }) =>
      say`${strong(isMove ? `Don’t check: move to ${batchSize} now.` : `Don’t check: stay with ${batchSize}.`)}`,
    check: ({ batchSize, isMove }) =>
      say`${strong(isMove ? `Check before you move to ${batchSize}.` : `Check whether ${batchSize} is still best.`)}`,
    moveSaves: ({ month, interval, isSure }) =>
      say`Moving now is predicted to save ${month} a month (${interval})${isSure ? '' : ', or nothing'}.`,
    returns: ({ cost, countsPeople, isMove, returned, runs: count, isWorthIt }) =>
      say`The check costs ${cost}${withPeople({ countsPeople })} and returns ${isWorthIt ? 'up to' : 'at most'} ${returned}${isMove ? ' beyond that' : ''} in a year of ${runs(count)} a month.`,
    paysFrom: ({ cost, countsPeople, isMove, least }) =>
      say`The check costs ${cost}${withPeople({ countsPeople })}; beyond ${isMove ? 'moving now' : 'staying'}, it pays from about ${runs(least)} of training on.`,
    found: ({ count, isNever }) =>
      isNever
        ? say`Wherever it comes out as predicted, it would recommend no other batch size.`
        : say`In about ${count} of 100 cases it would recommend another batch size.`,
    recheck: ({ each, month }) => say`Each re-check costs at most ${each}, which is ${month} a month.`,
    guards: ({ month, count, interval }) =>
      say`The batch size that they check saves ${month} a month at ${runs(count)} (${interval}).`,
    recheckIsDearer: say`Checking costs more than it saves.`,
  },
};
