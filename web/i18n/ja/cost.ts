import type { Messages } from '../messages.ts';

export const cost: Messages['cost'] = {
  panel: {
    saving: '{from} から {to} に変えると減るもの',
    savingLead: 'デバイス 1 台で目標まで 1 回訓練する場合。{level} % 区間。',
    deviceTime: 'デバイス時間',
    cost: '費用',
    spent: 'このスイープの支出',
    unpriced: '単価なしの {time}',
    untimed: '不明（時間の記録がない実行です）',
    noPrice:
      '{device} の単価は記録されていません。入力すると金額が出ます。記録は管理者がチームのページで行います。',
    ask: '単価と上限',
    price: '1 デバイス時間の単価',
    currency: '通貨',
    devices: 'デバイスの最大数',
    maxHours: '時間の上限',
    maxCost: '費用の上限（{currency}）',
    maxMoney: '費用の上限',
    apply: '表示',
    clear: '記録どおりに戻す',
    finding: '使う選択: デバイス {devices} 台、バッチサイズ {batchSize}。',
    outside: 'この上限に収まるバッチサイズとデバイス数はありません。',
  },
  choices: {
    title: '上限に収まる選択',
    devices: 'デバイス',
    batchSize: 'バッチサイズ',
    time: '時間',
    recommended: '使う選択',
    cheapest: '最も安い',
    fastest: '最も速い',
  },
  frontier: {
    title: '時間の値段',
    caption:
      '線: これより速く、かつ安い選択はありません。目標までの時間は K(b) とステップ時間から。{price}。勾配の交換は {bandwidth} GB/s と仮定。',
    price: '1 デバイス時間あたり {price} {currency}',
    unpriced: '単価の記録なし',
    time: '実時間（時間）',
    cost: '費用（{currency}）',
    deviceHours: 'デバイス時間',
    later: '{hours} より遅い',
    above: '{cost} を超える',
    devices: '{count} 台',
    recommended: '使う選択: {devices}、b = {batchSize}',
    readout: 'バッチサイズ {batchSize}、{devices}、{hours}、{cost}',
    sentence: 'バッチサイズとデバイス数ごとの、目標までの費用と時間（両対数）。{finding}',
    definition:
      '時間 = K(b) ·（t_step(b/d) + (1 − 1/d) · 交換）、d はデバイス数。費用 = 時間 · d · 単価。評価の時間は含みません。',
    csv: '選択（CSV）',
  },
};
