import {
  forecastMissText,
  lawText,
  leftMoney,
  moneyText,
  numbersOf,
  paybackTime,
  peopleText,
  spentMoney,
  tellMove,
  typedMoney,
} from '@critbatch/theory';
import type { MemoData, MemoMoney, MemoSweep, MemoVerdict, MemoVersion } from './memoData.ts';
import type { MemoWords } from './memoWords.type.ts';

const numbers = numbersOf('ja');
const { quantity, whole, withInterval, list, duration } = numbers;
/** Spending is kept in hours. */
const time = (hours: number, beside = 0) => duration(3600 * hours, 3600 * beside);
const said = { numbers };
/** As the recommendation tells it, at the likeliest saving. */
const paidBackIn = (days: number) => {
  const { unit, count } = paybackTime({ value: days, lower: days, upper: days });
  return unit === 'years' ? `${quantity(count)} 年` : `${whole(count)} 日`;
};
const limited = ({ hours, cost }: NonNullable<MemoData['trainingLimit']>) => [
  ...(hours ? [time(hours)] : []),
  ...(cost ? [typedMoney(cost.amount, cost.currency, said)] : []),
];
/** Sweeps that one sentence names. */
const mostNamed = 5;

const quantities: Record<MemoVerdict['quantity'], string> = {
  CRITICAL_BATCH_SIZE: '計算量が最小になるバッチサイズ',
  STEPS: 'そのバッチサイズでのステップ数',
  WORK: 'そのバッチサイズでの勾配計算の回数',
  DEVICE_SECONDS: 'デバイス時間',
  COST: '費用',
  WORK_FACTOR: '決定が見込んだ計算量の比',
  DEVICE_TIME_FACTOR: '決定が見込んだデバイス時間の比',
};

const today = 'これは週報を作成した時点の状態です。週末の状態の記録は残っていません。';

const spent = ({ amount, currency }: MemoMoney) => spentMoney(amount, currency, said);
const amounts = (costs: readonly MemoMoney[]) =>
  costs.length > 0 ? costs.map(spent).join('、') : '単価の記録なし';

const versioned = ({ name, version }: MemoVersion) =>
  `「${name}」${version > 1 ? `（第 ${version} 版）` : ''}`;
const sweepNamed = ({ number, sweep }: MemoSweep) => `スイープ ${number}「${sweep}」`;

export const japanese: MemoWords = {
  headings: {
    learnt: '今週わかったこと',
    recommendation: '推奨',
    risks: 'リスク',
    decisions: '決定待ち',
    decided: '決定したこと',
    spending: '費用',
    next: '次に走る実行とその理由',
    change: '推奨が変わる条件',
  },
  title: ({ study, team }) => `週報: ${study ?? team}`,
  subtitle: ({ weekFrom, weekTo, study, team }) =>
    `${numbers.day(new Date(weekFrom))}〜${numbers.day(new Date(weekTo))}${study ? `・${team}` : ''}・日付は UTC`,
  finding: ({ sweep, number, runs }, told) =>
    `スイープ ${number}「${sweep}」（${whole(runs)} 件の実行）: ${told}`,
  predictions: (inside, decided) => `予測 ${whole(decided)} 件のうち ${whole(inside)} 件が区間に入りました。`,
  miss: ({ stage, quantity }, outcome, foretold) =>
    `${stage}: ${quantities[quantity]}は ${outcome} で、予測の ${foretold}から外れました。`,
  trainWith: (batchSize) => `バッチサイズ ${withInterval(batchSize)} で訓練してください。`,
  recommendedFor: ({ about, ...sweep }, told) =>
    `${about ? `${versioned(about.dataset)}での${versioned(about.model)}、` : ''}${sweepNamed(sweep)}: ${told}`,
  scope: (sweep) => `「${sweep}」の方針と目標のもとでの値です。`,
  risk: (risk) => {
    if (risk.kind === 'NO_ANSWER') {
      const most = risk.sweeps.slice(0, mostNamed).map(sweepNamed).join('、');
      const more = risk.sweeps.length - mostNamed;
      return `答えが出ずに終わったスイープ: ${most}${more > 0 ? `、ほか ${whole(more)} 件` : ''}。`;
    }
    if (risk.kind === 'OPEN_RUNS') {
      const open =
        risk.runs > 0 ? `${whole(risk.runs)} 件の実行が終わっていないため` : '計画が続いているため';
      return `${sweepNamed(risk)}: ${open}、答えが変わる可能性があります。`;
    }
    if (risk.kind === 'MOVED') {
      return `${sweepNamed(risk)}: ${tellMove(risk, said)}`;
    }
    if (risk.kind === 'FORECAST_MISSED') {
      const { foretold, outcome } = forecastMissText(risk, said);
      return `${sweepNamed(risk)}: デバイス時間は ${outcome} で、見込みの ${foretold}から外れました。`;
    }
    if (risk.kind === 'LATE_PAYBACK') {
      const { spent: cost, days } = risk;
      return `${sweepNamed(risk)}: バッチサイズを求める費用 ${spent(cost)}${peopleText(risk, said)}を取り戻すには ${paidBackIn(days)}かかります（1 年を超えるものはリスクとします）。`;
    }
    if (risk.kind === 'MAY_SAVE_NOTHING') {
      const { month } = risk;
      return `${sweepNamed(risk)}: そのバッチサイズで減る費用はおそらく 1 か月で ${moneyText(month, month.currency, said)} ですが、まったく減らない可能性もあります。`;
    }
    return `${sweepNamed(risk)}: 今週 ${whole(risk.runs)} 件の実行が失敗しました${risk.code ? `（最も多いコードは ${risk.code}）` : ''}。`;
  },
  decision: ({ study, stage, criticalBatchSize, ...sweep }) =>
    criticalBatchSize
      ? `${study}・${stage}: ${sweepNamed(sweep)}の答えは ${withInterval(criticalBatchSize)}です。先へ進むかどうかを決めてください。`
      : `${study}・${stage}: ${sweepNamed(sweep)}では計算量が最小になるバッチサイズが決まりませんでした。先へ進むかどうかを決めてください。`,
  decided: ({ stage, reason, decidedBy }, told) =>
    `${stage}: ${told}理由: ${reason}${decidedBy ? `（${decidedBy}）` : ''}`,
  spending: ({ weekDeviceHours, totalDeviceHours, weekCost, totalCost }) =>
    `今週のデバイス時間は ${time(weekDeviceHours)}（${amounts(weekCost)}）、累計は ${time(totalDeviceHours)}（${amounts(totalCost)}）です。`,
  effort: ({ personHours, together }) =>
    `人の作業は ${time(personHours)}${together.length > 0 ? `、デバイスと合わせて ${amounts(together)}` : ''}です。`,
  unpriced: (deviceHours) =>
    `デバイス時間 ${time(deviceHours)} は、当日の単価の記録がないため費用に含まれていません。`,
  trainingLimit: (limit) =>
    `スタディの上限は訓練 1 回あたり ${limited(limit).join('、')} です。上のスイープの費用は含みません。`,
  limit: ({ amount, currency, left }) =>
    left >= 0
      ? `上限 ${typedMoney(amount, currency, said)}（デバイスの費用だけが対象）のうち、残りは ${leftMoney(left, amount, currency, said)} です。`
      : `上限 ${typedMoney(amount, currency, said)}（デバイスの費用だけが対象）を ${spent({ amount: -left, currency })} 超えています。`,
  next: (next) => {
    if (next.kind === 'STAGE') {
      return next.criticalBatchSize
        ? `${next.stage}: 予測したバッチサイズは ${withInterval(next.criticalBatchSize)}です。スイープの開始を待っています。`
        : `${next.stage}: バッチサイズの予測はまだありません。スイープの開始を待っています。`;
    }
    const {
      sweep,
      number,
      queued,
      running,
      batchSizes: sizes,
      deviceHours,
      cost,
      isToday,
      predicted,
      isFirst,
    } = next;
    const purpose = predicted
      ? `b* の予測 ${withInterval(predicted)}を確かめるため`
      : isFirst
        ? '答えを得るため'
        : '答えの幅を狭めるため';
    const price = cost ? `、${moneyText(cost, cost.currency, said)}` : '';
    const forecast = deviceHours
      ? `スイープ全体のデバイス時間の見込みは ${withInterval(deviceHours, time)}${price}です。`
      : '';
    return `スイープ ${number}「${sweep}」: ${purpose}、バッチサイズ ${list(sizes)} で ${whole(queued)} 件が待機中、${whole(running)} 件が実行中です。${forecast}${isToday ? today : ''}`;
  },
  unidentified: (sweep, told) => `${sweep}: ${told || '実行を増やすか、目標を緩めてください。'}`,
  runsOnPage: '答えを決める実行とその費用は、スイープのページに示しています。',
  wideInterval: ({ sweep, criticalBatchSize }) =>
    `${sweep}: 区間${criticalBatchSize ? ` ${withInterval(criticalBatchSize)}` : ''}が広く、区間の中の実行を増やすと値が動くことがあります。`,
  rival: (sweep, { law, deltaAicc }) =>
    `${sweep}: ${lawText(law, 'ja')}則もほぼ同じ程度によく合います（AICc の差 ${deltaAicc.toFixed(1)}）。法則の分かれるバッチサイズでの実行が決め手です。`,
  openRuns: (sweep) => `${sweepNamed(sweep)}: 残りの実行の結果で、答えが動くことがあります。`,
  openStage: ({ stage, criticalBatchSize }) =>
    `${stage}: 結果が ${criticalBatchSize ? withInterval(criticalBatchSize) : ''}の外なら、大きさをまたぐ前提が成り立っていません。`,
  nothingLearnt: '今週の新しい答えはありません。',
  noRecommendation: 'まだありません。決まったものがないためです。',
  noNewRecommendation: '今週の新しい推奨はありません。',
  noRisk: '見つかりませんでした。',
  noDecision: '決定を待つものはありません。',
  nothingNext: '待機中の実行はありません。',
  nothingWouldChange: '進行中のものには、ありません。',
};
