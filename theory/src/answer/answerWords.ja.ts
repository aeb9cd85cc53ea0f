import type { RecommendationRule } from '../recommend/recommend.ts';
import type { AnswerWords } from './answerWords.type.ts';
import { japaneseBudget } from './budgetWords.ja.ts';
import { beside, japanesePayback, withPeopleThen } from './paybackWords.ja.ts';
import type { SentencePart } from './sentence.ts';
import { say, strong, theAnswer } from './sentence.ts';

/** How sure the place of a least is, to stand within a sentence. */
function sure(level: string, { lower, upper }: { lower: string | null; upper: string | null }): string {
  if (lower === null)
    return upper === null
      ? 'この実行からは、その区間を求められません'
      : `${level}\u00a0% の確かさで ${upper} 以下です`;
  if (upper === null) return `${level}\u00a0% の確かさで ${lower} 以上です`;
  return lower === upper
    ? `${level}\u00a0% の確かさでそこにあります`
    : `${level}\u00a0% の確かさで ${lower}〜${upper} にあります`;
}

const useAt = (best: string, batchSize: string | null): SentencePart[] =>
  batchSize === null
    ? [...say`${beside(best)}で勧められるバッチサイズはまだありません`]
    : [...say`${beside(best)}をバッチサイズ ${theAnswer(batchSize)} で使ってください`];
const changed = (isPlanned: boolean) => (isPlanned ? '変える予定です' : '変えます');
/** How many devices share each batch, where that is more than one. */
const onDevices = (count: number) => (count > 1 ? `、${count} 台のデバイス` : '');
/** The batch size to use in a row, and by which rule it may be another than b*. */
function inFew(batchSize: string, rule: RecommendationRule | null): string {
  if (rule === 'KEEP_YOURS') return `${batchSize} のまま`;
  if (rule === 'LEAST_DEVICE_TIME' || rule === 'LEAST_DEVICE_TIME_IN_VALLEY')
    return `推奨 ${batchSize}（デバイス時間が最短）`;
  return rule === 'WITHIN_LIMITS' ? `推奨 ${batchSize}（条件内で最安）` : `推奨 ${batchSize}`;
}
const hindrances = { DIFFERENT_TARGETS: '目標', DIFFERENT_DATASETS: 'データセット' };
/** The same within Japanese: a space on either side that needs one. */
function amid(name: string): string {
  return `${/^[!-~]/.test(name) ? ' ' : ''}${beside(name)}`;
}

export const japanese: AnswerWords = {
  chip: {
    preliminary: '暫定',
    identified: '特定済み',
    noMinimum: '最小点なし',
    notIdentified: '未特定',
    open: '答えはまだありません',
    failed: '失敗',
    canceled: '中止',
    none: '答えなし',
  },
  preliminary: say`${strong('暫定')}の答えです。終わっていない実行があり、まだシードが 1 つのバッチサイズもあるため、使うバッチサイズは変わることがあります。`,
  counting: say`${strong('暫定')}の答えです。最後に終わった実行がまだ集計されていないため、答えは変わることがあります。`,
  diverged: ({ batchSizes }) =>
    say`バッチサイズ ${batchSizes} の実行はすべて発散しました。ステップが大きすぎるためで、小さくすれば目標に届く可能性があります。`,
  inRow: {
    preliminary: (told) => `暫定: ${told}`,
    recommended: ({ batchSize, rule, evidence }) => `${inFew(batchSize, rule)} · ${evidence}`,
    identified: (batchSize) => `b* = ${batchSize}`,
    noMinimum: ({ percent, batchSize }) => `最小点なし、${batchSize}まで増加 ${percent}\u00a0% 以内`,
    noMinimumAlone: '最小点なし',
    notIdentified: '未特定',
    open: '答えはまだありません',
    none: '答えなし',
  },
  identified: {
    headline: ({ batchSize }) =>
      say`最も少ない計算量で目標に届くバッチサイズは ${theAnswer(batchSize)} です。`,
    interval: ({ level, interval }) => say`${level}\u00a0% 区間は ${strong(interval)}。`,
    unbounded: say`この実行からは、その区間を求められません。`,
    withoutOneBatchSize: ({ interval }) => say`バッチサイズを 1 つずつ除いた場合は ${strong(interval)}。`,
    valley: ({ lower, upper, percent }) =>
      say`${strong(`${lower}〜${upper}`)} なら計算量の増加は確実に ${percent}\u00a0% 以内なので、この範囲でハードウェアに合う値を選べます。`,
  },
  atLevel: ({ level, interval }) => `${level}\u00a0% 区間 ${interval}`,
  recommendation: {
    use: ({ batchSize, devices }) =>
      say`バッチサイズ ${theAnswer(batchSize)} を${devices > 1 ? ` ${devices} 台のデバイスで` : ''}使ってください。`,
    keep: ({ batchSize, devices }) =>
      say`バッチサイズ ${theAnswer(batchSize)} のまま${onDevices(devices)}で構いません。`,
    saves: {
      WORK: ({ factor, yours, interval }) =>
        say`現在の ${yours} では、計算量がその ${strong(`${factor} 倍`)}かかります${interval}。`,
      DEVICE_TIME: ({ factor, yours, interval }) =>
        say`現在の ${yours} では、デバイス時間がその ${strong(`${factor} 倍`)}かかります${interval}。`,
    },
    mayNotSave: {
      WORK: ({ factor, yours, interval }) =>
        say`現在の ${yours} より計算量が減るかどうかは、これらの実行からは判断できません: 現在の値ではその ${factor} 倍${interval}。`,
      DEVICE_TIME: ({ factor, yours, interval }) =>
        say`現在の ${yours} よりデバイス時間が減るかどうかは、これらの実行からは判断できません: 現在の値ではその ${factor} 倍${interval}。`,
    },
    wouldTell: ({ batchSize, yours }) =>
      say`${batchSize} と ${yours} での実行を増やせば、その区間は狭まります。`,
    stepTimeWouldTell: ({ factor, interval, batchSize, yours }) =>
      say`計算量なら現在の ${yours} ではその ${factor} 倍です${interval}。不確かなのは 1 ステップの時間で、${batchSize} と ${yours} での実行を増やせば狭まります。`,
    savesAtLeast: ({ factor, yours }) =>
      say`現在の ${yours} は目標に届いていません。届くには、計算量が ${strong(`${factor} 倍以上`)}かかります。`,
    keepAsGood: {
      WORK: ({ batchSize, devices, percent }) =>
        say`ほかの最良の値に変えても、減らせる計算量はおそらく ${percent}\u00a0% 以内なので、バッチサイズ ${theAnswer(batchSize)} のまま${onDevices(devices)}で構いません。`,
      DEVICE_TIME: ({ batchSize, devices, percent }) =>
        say`ほかの最良の値に変えても、減らせるデバイス時間はおそらく ${percent}\u00a0% 以内なので、バッチサイズ ${theAnswer(batchSize)} のまま${onDevices(devices)}で構いません。`,
    },
    keepChosen: ({ batchSize, devices }) =>
      say`これらの実行から勧められる値と同じなので、バッチサイズ ${theAnswer(batchSize)} のまま${onDevices(devices)}で構いません。`,
    least: ({ batchSize, level, ends }) =>
      say`計算量が最小になるのは b* = ${batchSize} で、${sure(level, ends)}。`,
    leastTimeAtEnd: {
      above: ({ batchSize, device }) =>
        say`${beside(device)}でデバイス時間が最小になるのは ${batchSize} 以上です。これより大きい値で目標に届いたものはありません。`,
      below: ({ batchSize, device }) =>
        say`${beside(device)}でデバイス時間が最小になるのは ${batchSize} 以下です。これより小さい値で目標に届いたものはありません。`,
    },
    moreWork: ({ batchSize, factor }) => say`バッチサイズ ${batchSize} の計算量は最小の ${factor} 倍です。`,
    unsureWork: ({ batchSize, factor, percent, isNearest }) =>
      say`${isNearest ? '試した値とよく使われる値のうち最小点に最も近い' : ''}バッチサイズ ${batchSize} の計算量はおそらく最小の ${factor} 倍ですが、増加が ${percent}\u00a0% を超える可能性も、これらの実行では否定できません。`,
    fastest: ({ batchSize, factor, device, sureFrom }) => {
      const sure = sureFrom
        ? `が、増加が確実に ${sureFrom.percent}\u00a0% 以内と言えるのは ${sureFrom.lower}〜${sureFrom.upper} だけです`
        : '';
      return say`試した値とよく使われる値のうち、${beside(device)}でのデバイス時間が最も短いのは ${batchSize} です。計算量は最小の ${factor} 倍です${sure}。`;
    },
    valley: ({ lower, upper, percent }) =>
      say`${strong(`${lower}〜${upper}`)} なら計算量の増加は確実に ${percent}\u00a0% 以内です。`,
    fastestInValley: ({ batchSize, lower, upper, percent, device }) =>
      say`${strong(`${lower}〜${upper}`)} なら計算量の増加は確実に ${percent}\u00a0% 以内で、その中で${amid(device)}でのデバイス時間が最も短いのは ${batchSize} です。`,
    fastestOfFree: ({ batchSize, upTo, device }) =>
      say`${upTo} までの試した値とよく使われる値のうち、${beside(device)}でのデバイス時間が最も短いのは ${batchSize} です。`,
    largestOfFree: ({ batchSize, upTo }) =>
      say`${upTo} までの試した値とよく使われる値のうち、最も大きく、ステップ数が最も少ないのは ${batchSize} です。`,
    nearestInValley: ({ batchSize, lower, upper, percent }) =>
      say`${strong(`${lower}〜${upper}`)} なら計算量の増加は確実に ${percent}\u00a0% 以内で、試した値とよく使われる値のうち最小点に最も近いのは ${batchSize} です。`,
    longerSteps: ({ batchSize, than, device, factor, examples }) =>
      factor === null
        ? say`${beside(device)}では 1 ステップの時間が ${batchSize} でも ${than} のときとほとんど変わらないので、1 ステップのサンプルを増やしても時間はあまり増えません。`
        : say`${beside(device)}では、1 ステップのサンプルが ${than} のときの ${examples} 倍になる ${batchSize} でも、1 ステップの時間は ${factor} 倍で済み、計算量の増加を補います。`,
    largerForTime: ({ device }) =>
      say`これより小さいバッチは計算量では少なくて済みますが、${beside(device)}では 1 ステップの時間がほとんど変わりません。`,
    smallerForTime: ({ device }) =>
      say`これより大きいバッチは計算量では少なくて済みますが、${beside(device)}では 1 ステップの時間が長くなりすぎます。`,
    theDevice: '使用したデバイス',
    nothingGained: say`バッチサイズを大きくしても、増える計算量に見合うほどステップ数は減りません。`,
    withinLimits: say`上限内で最も安い選択です。`,
    time: ({ time, interval }) => say`1 回の訓練でデバイス時間が ${strong(time)}減ります（${interval}）。`,
    money: ({ money, interval }) => say`1 回の訓練で費用が ${strong(money)} 減ります（${interval}）。`,
    moneyOnlyAMonth: ({ count, month, interval }) =>
      say`月 ${count} 回の訓練なら、費用が ${strong(`1 か月で ${month}`)} 減ります（${interval}）。`,
    moneyAMonth: ({ money, interval, count, month }) =>
      say`費用が 1 回の訓練で ${strong(money)}（${interval}）、月 ${count} 回なら ${strong(`1 か月で ${month}`)} 減ります。`,
    moneyOrNothing: ({ count, month, interval }) =>
      say`月 ${count} 回の訓練なら、費用はおそらく ${strong(`1 か月で ${month}`)} 減りますが（${interval}）、まったく減らない可能性もあります。`,
    payback: ({ spent, unit, time, interval, isWide, ...people }) =>
      isWide
        ? say`これを求める費用 ${spent}${withPeopleThen(people)}を取り戻すには、おそらく ${time} ${unit === 'years' ? '年' : '日'}${interval}かかります。`
        : unit === 'years'
          ? say`これを求める費用 ${spent}${withPeopleThen(people)}を取り戻すには ${time} 年${interval}かかります。`
          : say`これを求める費用 ${spent}${withPeopleThen(people)}は ${time} 日以内${interval}に取り戻せます。`,
    paybackOrNever: ({ spent, unit, soonest, ...people }) =>
      say`これを求める費用 ${spent}${withPeopleThen(people)}は、減る費用が区間の上端なら ${soonest} ${unit === 'years' ? '年' : '日'}以内に取り戻せますが、下端なら取り戻せません。`,
    paybackApart: ({ costs, currency }) =>
      say`これを求める費用は ${costs.join(' と ')} です。減る費用は ${currency} だけなので、取り戻すまでの期間は示しません。`,
  },
  ...japanesePayback,
  stageDecision: {
    move: ({ from, to, isPlanned }) =>
      say`バッチサイズを ${from} から ${theAnswer(to)} に${changed(isPlanned)}。`,
    moveExpecting: {
      WORK: ({ from, to, factor, interval, isPlanned, isMore }) =>
        say`バッチサイズを ${from} から ${theAnswer(to)} に${changed(isPlanned)}。${isMore ? '変えると' : '変えなければ'}、計算量は ${strong(`${factor} 倍`)}かかる見込みです${interval}。`,
      DEVICE_TIME: ({ from, to, factor, interval, isPlanned, isMore }) =>
        say`バッチサイズを ${from} から ${theAnswer(to)} に${changed(isPlanned)}。${isMore ? '変えると' : '変えなければ'}、デバイス時間は ${strong(`${factor} 倍`)}かかる見込みです${interval}。`,
    },
    moveAtLeast: ({ from, to, factor, isPlanned }) =>
      say`バッチサイズを ${from} から ${theAnswer(to)} に${changed(isPlanned)}。変えなければ、計算量は ${strong(`${factor} 倍以上`)}かかる見込みです。`,
    stay: ({ batchSize }) => say`バッチサイズは ${theAnswer(batchSize)} のままにします。`,
    use: ({ batchSize, isPlanned }) =>
      say`バッチサイズ ${theAnswer(batchSize)} で訓練${isPlanned ? 'する予定です' : 'します'}。`,
    asOf: ({ day }) =>
      say`これらは ${day}時点の数値で、その後に入力・変更された作業時間、価格、訓練回数は含みません。`,
    goOn: say`スタディは次の段階に進みます。`,
    stop: say`スタディはここで終わります。`,
  },
  firstEstimate: {
    guess: ({ batchSize, factor, interval }) =>
      say`実行前の最初の見積もり: 計算量に最小値があれば、b* は ${strong(batchSize)} 前後です。これまでの同じ方法の見積もりの外れ方から、およそ ${strong(`${factor} 倍以内`)}（${interval}）に収まる見込みです。`,
    rests: {
      GRADIENT_BOUND: ({ cases }) =>
        say`理論による値です。ステップ幅、勾配の雑音、目標から求め、スイープ ${String(cases)} 件の b* と比べました。`,
      NOISE_SCALE: ({ cases }) =>
        say`理論による値です。最初の数ステップの雑音スケールを、スイープ ${String(cases)} 件の b* と比べました。`,
      PAST_SWEEPS: ({ cases }) => say`同じデータセットの以前のスイープ ${String(cases)} 件の b* によります。`,
    },
    inside: ({ criticalBatchSize, factor }) =>
      say`結果の b* は ${criticalBatchSize} で、見積もりの ${factor} 倍、区間の内側でした。`,
    outside: ({ criticalBatchSize, factor }) =>
      say`結果の b* は ${criticalBatchSize} で、見積もりの ${factor} 倍、区間の外側でした。`,
  },
  move: {
    to: ({ from, to }) => `計算量が最小になるバッチサイズが ${from}から ${to}に動きました。`,
    up: ({ from }) =>
      `計算量が最小になるバッチサイズが、これまでの ${from}より大きい側に動きました。どこまで動いたかは、再確認では決まりませんでした。`,
    down: ({ from }) =>
      `計算量が最小になるバッチサイズが、これまでの ${from}より小さい側に動きました。どこまで動いたかは、再確認では決まりませんでした。`,
  },
  comparison: {
    best: ({ best, next, isOneOfSeveral, batchSize, factor, interval }) => [
      ...say`計算量が最も少ないのは ${strong(best)} で、${isOneOfSeveral ? '次に少ない ' : ''}${beside(next)}ではその ${strong(`${factor} 倍`)}かかります${interval}。`,
      ...useAt(best, batchSize),
      ...say`。`,
    ],
    bestAlone: ({ best, batchSize }) => [
      ...say`目標に届いたのは ${strong(best)} だけです。ほかは、その計算量を超えても届かずに止まりました。`,
      ...useAt(best, batchSize),
      ...say`。`,
    ],
    cannotTell: ({ names, best, next }) =>
      next
        ? say`${strong(names)} のどれの計算量が最も少ないかは、これらの実行からは判断できません: ${beside(next.name)}は ${beside(best)}の ${next.factor} 倍です${next.interval}。`
        : say`${strong(names)} のどれの計算量が最も少ないかは、これらの実行からは判断できません。`,
    tooFew: say`計算量はまだ比べられません。十分な回数目標に届いたスイープが 2 件ありません。`,
    hindered: ({ hindrances: found }) =>
      say`${strong(found.map((one) => hindrances[one]).join('と'))}が異なり、目標に届くことの意味が同じではないため、計算量は比べられません。`,
    models: say`計算量は勾配の数です。1 回の勾配にかかる時間はモデルによって異なります。`,
    edge: ({ best }) =>
      say`${beside(best)}の計算量が最小なのは試した範囲の端です。その先ではさらに少ないかもしれません。`,
    open: say`まだ終わっていない実行があり、この結果は変わることがあります。`,
  },
  noMinimum: {
    headline: say`バッチサイズを小さくしても計算量は増えません。`,
    headlineFrom: ({ smallest }) =>
      say`試した最小のバッチサイズ ${smallest} より計算量がはっきり少ないバッチサイズはありません。`,
    below: ({ smallest, smaller }) =>
      say`${smallest} 未満は試していません。さらに小さいバッチなら計算量が減る可能性があるので、${smaller} を試してください。`,
    free: ({ batchSize, percent, level, interval, isSure }) =>
      say`${strong(batchSize)} までなら計算量の増加は${isSure ? '' : 'おそらく'} ${percent}\u00a0% 以内です（${level}\u00a0% 区間 ${interval}）。`,
    knee: ({ batchSize, level, interval }) =>
      say`${strong(batchSize)}（${level}\u00a0% 区間 ${interval}）で計算量は最小の 2 倍になり、短縮できるステップ数は残り半分です。`,
  },
  saving: {
    saves: ({ factor, than, interval }) =>
      say`${than} では、勾配計算がその ${strong(`${factor} 倍`)}必要です${interval}。`,
    savesAtLeast: ({ factor, than }) =>
      say`${than} は目標に届いていません。届くには、勾配計算が ${strong(`${factor} 倍以上`)}必要です。`,
    needs: ({ factor, batchSize, interval }) =>
      say`現在の ${batchSize} では、勾配計算が最小の ${strong(`${factor} 倍`)} 必要です${interval}。`,
    needsAtLeast: ({ factor, batchSize }) =>
      say`現在の ${batchSize} は目標に届いていません。勾配計算は最小の ${strong(`${factor} 倍以上`)}です。`,
    keep: ({ yours, percent }) =>
      say`現在の ${yours} は最小の計算量から ${percent}\u00a0% 以内です。変更は不要です。`,
    yours: (batchSize) => `現在のバッチサイズ ${batchSize}`,
    another: (batchSize) => `バッチサイズ ${batchSize}`,
  },
  notIdentified: {
    headline: {
      LAWS_DISAGREE: say`この実行からは、計算量が最小になるバッチサイズを決められません。`,
      MINIMUM_OUTSIDE_TESTED_RANGE: say`計算量が最小になるのは、試したバッチサイズの範囲の外です。`,
      INTERVAL_OUTSIDE_TESTED_RANGE: say`この実行からは、計算量が最小になるバッチサイズを決められません。`,
      MINIMUM_MAY_BE_SHALLOW: say`この実行からは、最小のバッチサイズより計算量がはっきり少ないバッチサイズがあるかどうかを決められません。`,
      TOO_FEW_BATCH_SIZES: say`目標に届いたバッチサイズが少なく、計算量が最小になるものを決められません。`,
      TOO_FEW_CROSSINGS: say`目標に届いた実行が少なく、計算量が最小になるバッチサイズを決められません。`,
      NO_CONVERGENCE: say`この実行に合う法則を求められませんでした。`,
    },
    tooFewTried: {
      TOO_FEW_BATCH_SIZES: say`試したバッチサイズが少なく、計算量が最小になるものを決められません。`,
      TOO_FEW_CROSSINGS: say`実行が少なく、計算量が最小になるバッチサイズを決められません。`,
    },
    allReached: ({ reached }) =>
      reached === '1' ? say`その 1 件は目標に届きました。` : say`${reached} 件すべてが目標に届きました。`,
    lawsPlaceIt: ({ count, places, isNowhereToo }) =>
      say`${String(count)} つの法則が同じ程度によく合い、最小点の位置が分かれます（${strong([...places, ...(isNowhereToo ? ['「なし」'] : [])].join('、'))}）。`,
    edgeBelow: ({ batchSize }) =>
      say`計算量が最小になるのは ${batchSize} 以下ですが、それより小さいバッチサイズは試していません。`,
    edgeAbove: ({ batchSize }) =>
      say`計算量が最小になるのは ${batchSize} 以上ですが、それより大きいバッチサイズは試していません。`,
    near: ({ batchSize }) =>
      say`計算量が最小になるのは ${batchSize} 付近ですが、この実行からは範囲を絞れません。`,
    endOutside: ({ level, end, lower, upper }) =>
      say`${level}\u00a0% 区間は ${end} に及びますが、試したバッチサイズは ${lower}〜${upper} です。`,
    leavesRange: ({ level }) => say`${level}\u00a0% 区間が、試したバッチサイズの範囲を越えています。`,
    shallow: ({ batchSize, smallest }) =>
      say`計算量が最小になるのは ${batchSize} 付近とみられますが、${smallest} でもほとんど変わらない可能性があります。`,
    noneReached: ({ limit }) =>
      limit === null
        ? say`目標に届いた実行はありません。`
        : say`勾配計算 ${limit}回以内で目標に届いた実行はありません。`,
    counts: ({ reached, censored }) => say`${reached} 件が目標に届き、${censored} 件は届きませんでした。`,
    lossRose: ({ risen, missed }) =>
      say`目標に届かなかった ${missed} 件のうち ${strong(`${risen} 件`)}で、損失が最初の値より高いまま終わりました。`,
  },
  next: {
    runsNear: ({ list }) => say`次に試すなら、バッチサイズ ${strong(list)} 付近が最も有効です。`,
    raiseLimit: say`上限を上げるか、緩い目標を選んでください。`,
    looserTarget: ({ target, count }) =>
      say`上限を上げるか、緩い目標を選んでください（${target} には ${String(count)} 件が到達）。`,
    moreRuns: say`バッチサイズかシードを増やしてください。`,
    smallerRate: ({ given, smaller }) =>
      say`学習率 ${given} は大きすぎます。${strong(smaller)} でやり直してください。目標を緩めても解決しません。`,
    smallerSteps: say`ステップ幅が大きすぎます。小さくしてやり直してください。目標を緩めても解決しません。`,
  },
  open: {
    headline: ({ all, done }) => say`${String(all)} 件中 ${String(done)} 件が完了。`,
    expected: ({ time, most }) =>
      say`すべての完了までは${time === null ? '' : `約 ${time} の見込みで、`}長くても ${most} です。最初の答えはそれより早く出ます。`,
    soon: say`目標に届いた実行が十分に集まると、最初の答えが出ます。`,
    counting: ({ all, isImported }) =>
      say`実行 ${String(all)} 件${isImported ? 'を取り込みました' : 'が完了しました'}。`,
    computed: say`答えを計算しています。`,
  },
  failed: {
    headline: ({ count, all }) =>
      say`答えを出せません。${String(all)} 件中 ${String(count)} 件が失敗しました。`,
    reason: ({ reason }) => say`すべて同じ理由です: ${reason}`,
    mixed: say`理由は実行の欄にあります。`,
  },
  canceled: {
    headline: say`答えはありません。このスイープは中止されました。`,
    lead: ({ all, done }) => say`${String(all)} 件中 ${String(done)} 件が完了していました。`,
    before: ({ all, done }) =>
      say`このスイープは、実行 ${String(all)} 件中 ${String(done)} 件が完了した時点で中止されました。`,
  },
  none: say`答えはありません。結果の出た実行がありません。`,
  openRuns: (count) => `未完了の実行が ${count} 件あります。答えはまだ動くことがあります`,
  memory: {
    limit: ({ batchSize, devices }) => `バッチサイズ ${batchSize} 以上は ${devices} のメモリに収まりません。`,
    stands: '答えはそれより下にあるため、そのまま有効です。',
    astride: ({ largest }) =>
      `b* は、収まる最大の ${largest} より上にある可能性があります。メモリの大きいデバイスなら調べられます。`,
    unknown: ({ largest }) =>
      `b* が ${largest} より上にあるかどうかは、このデバイスでは分かりません。メモリの大きいデバイスなら調べられます。`,
    nothingFits:
      '結果の出たバッチサイズがありません。より小さいバッチサイズを加えるか、メモリの大きいデバイスを使ってください。',
    join: (sentences) => sentences.join(''),
  },
  budget: japaneseBudget,
  target: {
    TRAINING_LOSS: '訓練損失',
    TEST_ACCURACY: 'テスト精度',
    TEST_LOSS: 'テスト損失',
    GRADIENT_NORM: '勾配ノルム',
  },
};
