import type { AnswerWords, CountedPeople, SaidTime } from './answerWords.type.ts';
import { say, strong } from './sentence.ts';

/** A name with the space that stands between Latin letters and Japanese. */
export function beside(name: string): string {
  return /[!-~]$/.test(name) ? `${name} ` : name;
}

/** After a cost: whose work it counts. */
export function withPeople({ countsPeople, differingStudies = 0 }: Partial<CountedPeople>): string {
  if (!countsPeople) return '';
  return differingStudies > 0
    ? `（人の作業を含む。${differingStudies} 件のスタディが示す時間のうち最も長いもの）`
    : '（人の作業を含む）';
}
/** The same before a particle, which a space parts from the Latin letters of a cost. */
export const withPeopleThen = (people: Partial<CountedPeople>) => withPeople(people) || ' ';
const units = { days: '日', months: 'か月', years: '年' };
const spanOf = ({ unit, count }: SaidTime) => `${count} ${units[unit]}`;
const timeOf = (unit: 'days' | 'years', count: string) => `${count} ${unit === 'years' ? '年' : '日'}`;

/** What a study and its checks cost and return. */
export const japanesePayback: Pick<AnswerWords, 'studyPayback' | 'checking'> = {
  studyPayback: {
    people: withPeople,
    cost: ({ spent, countsPeople, isWhole }) =>
      say`スタディの費用はこれまで ${spent}${isWhole ? ' ' : '以上'}です${withPeople({ countsPeople })}。`,
    saves: ({ stage, isForetold, month, count, interval }) =>
      say`${beside(stage)}では月 ${count} 回の訓練なら、費用が ${strong(`1 か月で ${month}`)} ${isForetold ? '減る見込みです' : '減ります'}（${interval}）。`,
    maySave: ({ stage, isForetold, month, count, interval }) =>
      say`${beside(stage)}では月 ${count} 回の訓練なら、費用が${isForetold ? '' : 'おそらく'} ${strong(`1 か月で ${month}`)} ${isForetold ? '減る見込みです' : '減ります'}が（${interval}）、まったく減らない可能性もあります。`,
    savesNothing: ({ stage, yours }) =>
      say`${beside(stage)}では現在の ${yours} と比べて費用はおそらく減らず、スタディの費用は取り戻せません。`,
    keeps: ({ stage, yours }) =>
      say`${beside(stage)}では現在の ${yours} のままで費用は減らず、スタディの費用は取り戻せません。`,
    runsUnknown: say`チームの 1 か月の訓練回数が分かれば、取り戻すまでの期間を示せます。`,
    paid: ({ unit, time, interval, isWide }) =>
      isWide
        ? say`スタディ全体の費用を取り戻すには、おそらく ${strong(timeOf(unit, time))}${interval}かかります。`
        : unit === 'years'
          ? say`スタディ全体の費用を取り戻すには ${strong(`${time} 年`)}${interval}かかります。`
          : say`スタディ全体の費用は ${strong(`${time} 日以内`)}${interval}に取り戻せます。`,
    paidOrNever: ({ unit, time }) =>
      say`スタディ全体の費用は、減る費用が区間の上端なら ${timeOf(unit, time)}以内に取り戻せますが、下端なら取り戻せません。`,
    withNext: ({ next, countsPeople, unit, time, interval }) =>
      say`次のスイープの見込み費用 ${next}${withPeopleThen({ countsPeople })}を加えると ${timeOf(unit, time)}${interval}です。`,
    spread: ({ from, to, most }) =>
      `（早ければ ${spanOf(from)}、遅ければ ${to ? spanOf(to) : `${most} 年以上`}）`,
    unknownUntil: ({ stage }) => say`${beside(stage)}を実行するまで、この期間はほとんど分かりません。`,
    unpriced: say`価格の分からない部分があるため、取り戻すまでの期間は示しません。`,
    apart: ({ currency }) => say`減る費用は ${currency} だけなので、取り戻すまでの期間は示しません。`,
  },
  checking: {
    dontCheck: ({ batchSize, isMove }) =>
      say`${strong(isMove ? `確認は不要です。今すぐ ${batchSize} に変えてください。` : `確認は不要です。${batchSize} のままにしてください。`)}`,
    check: ({ batchSize, isMove }) =>
      say`${strong(isMove ? `${batchSize} に変える前に確認してください。` : `${batchSize} が今も最良かどうか確認してください。`)}`,
    moveSaves: ({ month, interval, isSure }) =>
      say`今すぐ変えれば、費用が 1 か月で ${month} 減る見込みです（${interval}）${isSure ? '' : 'が、まったく減らない可能性もあります'}。`,
    returns: ({ cost, countsPeople, isMove, returned, runs: count, isWorthIt }) =>
      say`確認の費用は ${cost}${withPeopleThen({ countsPeople })}で、それによって${isMove ? 'さらに' : ''}減る費用は、月 ${count} 回の訓練なら 1 年で${isWorthIt ? '最大' : '多くても'} ${returned} です。`,
    paysFrom: ({ cost, countsPeople, isMove, least }) =>
      say`確認の費用は ${cost}${withPeopleThen({ countsPeople })}で、${isMove ? '今すぐ変える' : '変えない'}場合と比べて、約 ${least} 回以上訓練するなら取り戻せます。`,
    found: ({ count, isNever }) =>
      isNever
        ? say`予測の範囲では、どの結果でも別のバッチサイズは推奨されません。`
        : say`100 回のうち約 ${count} 回は、別のバッチサイズが推奨されます。`,
    recheck: ({ each, month }) => say`再確認の費用は 1 回あたり最大 ${each}、1 か月あたり ${month} です。`,
    guards: ({ month, count, interval }) =>
      say`確認するバッチサイズでは、月 ${count} 回の訓練で費用が 1 か月に ${month} 減ります（${interval}）。`,
    recheckIsDearer: say`確認にかかる費用は、減る費用を上回ります。`,
  },
};
