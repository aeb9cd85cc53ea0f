import type { AnswerWords } from './answerWords.type.ts';
import { say, strong } from './sentence.ts';

/** A name with the space that stands between Latin letters and Japanese. */
export function beside(name: string): string {
  return /[!-~]$/.test(name) ? `${name} ` : name;
}

const withPeople = (countsPeople: boolean) => (countsPeople ? '（人の作業を含む）' : '');
const timeOf = (unit: 'days' | 'years', count: string) => `${count} ${unit === 'years' ? '年' : '日'}`;

/** What a study and its checks cost and return. */
export const japanesePayback: Pick<AnswerWords, 'studyPayback' | 'checking'> = {
  studyPayback: {
    cost: ({ spent, countsPeople, isWhole }) =>
      say`スタディの費用はこれまで ${spent}${isWhole ? ' ' : '以上'}です${withPeople(countsPeople)}。`,
    saves: ({ stage, isForetold, month, count, interval }) =>
      say`${beside(stage)}では月 ${count} 回の訓練なら、費用が ${strong(`1 か月で ${month}`)} ${isForetold ? '減る見込みです' : '減ります'}（${interval}）。`,
    maySave: ({ stage, isForetold, month, count, interval }) =>
      say`${beside(stage)}では月 ${count} 回の訓練なら、費用が${isForetold ? '' : 'おそらく'} ${strong(`1 か月で ${month}`)} ${isForetold ? '減る見込みです' : '減ります'}が（${interval}）、まったく減らない可能性もあります。`,
    savesNothing: ({ stage, yours }) =>
      say`${beside(stage)}では現在の ${yours} と比べて費用はおそらく減らず、スタディの費用は取り戻せません。`,
    keeps: ({ stage, yours }) =>
      say`${beside(stage)}では現在の ${yours} のままで費用は減らず、スタディの費用は取り戻せません。`,
    runsUnknown: say`チームの 1 か月の訓練回数が分かれば、取り戻すまでの期間を示せます。`,
    paid: ({ unit, time, interval }) =>
      unit === 'years'
        ? say`スタディ全体の費用を取り戻すには ${strong(`${time} 年`)}${interval}かかります。`
        : say`スタディ全体の費用は ${strong(`${time} 日以内`)}${interval}に取り戻せます。`,
    paidOrNever: ({ unit, time }) =>
      say`スタディ全体の費用は、減る費用が区間の上端なら ${timeOf(unit, time)}以内に取り戻せますが、下端なら取り戻せません。`,
    withNext: ({ next, countsPeople, unit, time, interval }) =>
      say`次のスイープの見込み費用 ${next}${countsPeople ? withPeople(true) : ' '}を加えると ${timeOf(unit, time)}${interval}です。`,
    unpriced: say`価格の分からない部分があるため、取り戻すまでの期間は示しません。`,
    apart: ({ currency }) => say`減る費用は ${currency} だけなので、取り戻すまでの期間は示しません。`,
  },
  checking: {
    paid: ({ month, countsPeople, unit, time, interval }) =>
      say`予測どおりなら費用が 1 か月で ${month} 減り、このスイープの費用${withPeople(countsPeople)}は ${timeOf(unit, time)}以内${interval}に取り戻せます。`,
    paidOrNever: ({ month, countsPeople, unit, time }) =>
      say`予測どおりなら費用が 1 か月で ${month} 減りますが、まったく減らない可能性もあります。このスイープの費用${withPeople(countsPeople)}は、早ければ ${timeOf(unit, time)}以内に取り戻せますが、取り戻せないこともあります。`,
    keeps: ({ yours }) =>
      say`現在の ${yours} のままになる見込みです。それを確かめるだけで、費用は減りません。`,
    isDearer: say`確認にかかる費用は、1 年で減る費用を上回ります。`,
    recheck: ({ each, month }) => say`再確認の費用は 1 回あたり最大 ${each}、1 か月あたり ${month} です。`,
    guards: ({ month, count, interval }) =>
      say`確認するバッチサイズでは、月 ${count} 回の訓練で費用が 1 か月に ${month} 減ります（${interval}）。`,
    recheckIsDearer: say`確認にかかる費用は、減る費用を上回ります。`,
  },
};
