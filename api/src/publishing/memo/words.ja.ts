import type { MemoMoney, MemoVerdict } from './memoData.ts';
import { numbersIn } from './numbers.ts';
import type { MemoWords } from './words.type.ts';

const {
  whole,
  batchSizes,
  span,
  briefly,
  brief,
  factor,
  hours,
  spentMoney,
  forecastMoney,
  list,
  percent,
  day,
} = numbersIn('ja');

const quantities: Record<MemoVerdict['quantity'], string> = {
  CRITICAL_BATCH_SIZE: '計算量が最小になるバッチサイズ',
  STEPS: 'そのバッチサイズでのステップ数',
  WORK: 'そのバッチサイズでの勾配計算の回数',
  DEVICE_SECONDS: 'デバイス秒数',
  COST: '費用',
};

const reasons: Record<string, string> = {
  TOO_FEW_BATCH_SIZES: '目標に届いたバッチサイズが足りません',
  TOO_FEW_CROSSINGS: '目標に届いた実行が足りません',
  EVERYTHING_CENSORED: '目標に届いた実行がありません',
  LAWS_DISAGREE: '同じ程度によく合う法則どうしが食い違っています',
  MINIMUM_OUTSIDE_TESTED_RANGE: '最小点が、試したバッチサイズの外にあります',
  INTERVAL_OUTSIDE_TESTED_RANGE: '区間が、試したバッチサイズの外に及んでいます',
  NO_CONVERGENCE: '当てはまる法則がありません',
};

const today = 'これは週報を作成した時点の状態です。週末の状態の記録は残っていません。';

const amounts = (costs: readonly MemoMoney[]) =>
  costs.length > 0 ? costs.map(spentMoney).join('、') : '単価の記録なし';

export const japanese: MemoWords = {
  headings: {
    learnt: '今週わかったこと',
    recommendation: '推奨',
    spending: '費用',
    next: '次に走る実行とその理由',
    change: '推奨が変わる条件',
  },
  title: ({ study, team }) => `週報: ${study ?? team}`,
  subtitle: ({ weekFrom, weekTo, study, team }) =>
    `${day(weekFrom)}〜${day(weekTo)}${study ? `・${team}` : ''}・日付は UTC`,
  finding: ({ sweep, number, answer, criticalBatchSize, freeRange, reason, runs }) => {
    const head = `スイープ ${number}「${sweep}」（${whole(runs)} 件の実行）: `;
    if (answer === 'MINIMISER' && criticalBatchSize) {
      return `${head}最も少ない計算量で目標に届くバッチサイズは ${batchSizes(criticalBatchSize)}です。`;
    }
    if (answer === 'NO_MINIMUM' && freeRange) {
      return `${head}バッチサイズを小さくしても計算量は増えません。${batchSizes(freeRange)}までなら増加は 10 % 以内です。`;
    }
    const why = reasons[reason ?? ''];
    return `${head}この実行からは、計算量が最小になるバッチサイズを決められません。${why ? `${why}。` : ''}`;
  },
  predictions: (inside, decided) => `予測 ${whole(decided)} 件のうち ${whole(inside)} 件が区間に入りました。`,
  miss: ({ stage, quantity, foretold, outcome, currency }) =>
    `${stage}: ${quantities[quantity]}は ${brief(outcome ?? Number.NaN)}${currency ? `\u00a0${currency}` : ''} で、予測の ${briefly(foretold)}から外れました。`,
  recommendation: ({ criticalBatchSize, valley, freeRange, currentBatchSize, workFactor, sweep }, level) => {
    const chosen = criticalBatchSize ?? freeRange;
    if (!chosen) return [];
    const sentences = [
      `バッチサイズ ${batchSizes(chosen)}で学習してください。両端は ${percent(level)} 区間です。「${sweep}」の方針と目標のもとでの値です。`,
    ];
    if (valley) sentences.push(`${span(valley.lower, valley.upper)} なら計算量の増加は 10 % 以内です。`);
    if (workFactor && currentBatchSize) {
      sentences.push(`現在の ${whole(currentBatchSize)} では、勾配計算が ${factor(workFactor)}倍必要です。`);
    }
    return sentences;
  },
  spending: ({ weekDeviceHours, totalDeviceHours, weekCost, totalCost }) =>
    `今週は ${hours(weekDeviceHours)} デバイス時間（${amounts(weekCost)}）、累計は ${hours(totalDeviceHours)} デバイス時間（${amounts(totalCost)}）です。`,
  unpriced: (deviceHours) =>
    `${hours(deviceHours)} デバイス時間は、当日の単価の記録がないため費用に含まれていません。`,
  limit: ({ amount, currency, left }) =>
    left >= 0
      ? `上限 ${spentMoney({ amount, currency })} のうち、残りは ${spentMoney({ amount: left, currency })} です。`
      : `上限 ${spentMoney({ amount, currency })} を ${spentMoney({ amount: -left, currency })} 超えています。`,
  next: (next) => {
    if (next.kind === 'STAGE') {
      return next.criticalBatchSize
        ? `${next.stage}: 予測したバッチサイズは ${batchSizes(next.criticalBatchSize)}です。スイープの開始を待っています。`
        : `${next.stage}: 予測はまだありません。スイープの開始を待っています。`;
    }
    const { sweep, number, queued, running, batchSizes: sizes, deviceHours, cost, isToday } = next;
    const price = cost ? `、${forecastMoney(cost, cost.currency)}` : '';
    const forecast = deviceHours
      ? `スイープ全体の見込みは ${briefly(deviceHours)}デバイス時間${price}です。`
      : '';
    return `スイープ ${number}「${sweep}」: 答えの幅を狭めるため、バッチサイズ ${list(sizes)} で ${whole(queued)} 件が待機中、${whole(running)} 件が実行中です。${forecast}${isToday ? today : ''}`;
  },
  unidentified: ({ sweep, suggestedBatchSizes }) =>
    suggestedBatchSizes.length > 0
      ? `${sweep}: ${list(suggestedBatchSizes)} の実行を加えれば決着します。`
      : `${sweep}: 実行を増やすか、目標を緩めてください。`,
  wideInterval: ({ sweep, criticalBatchSize }) =>
    `${sweep}: 区間${criticalBatchSize ? ` ${batchSizes(criticalBatchSize)}` : ''}が広く、区間の中の実行を増やすと値が動くことがあります。`,
  rival: (sweep, { law, deltaAicc }) =>
    `${sweep}: 法則 ${law} もほぼ同じ程度によく合います（AICc の差 ${deltaAicc.toFixed(1)}）。法則の分かれるバッチサイズでの実行が決め手です。`,
  openStage: ({ stage, criticalBatchSize }) =>
    `${stage}: 結果が ${criticalBatchSize ? batchSizes(criticalBatchSize) : ''}の外なら、大きさをまたぐ前提が成り立っていません。`,
  nothingLearnt: '今週の新しい答えはありません。',
  noRecommendation: 'まだありません。決まったものがないためです。',
  nothingNext: '待機中の実行はありません。',
  nothingWouldChange: '進行中のものには、ありません。',
};
