import type { Messages } from '../messages.ts';
import { optimiserMessages } from '../optimisers.ts';

export const policy: Messages['policy'] = {
  names: { ...optimiserMessages('ja').names, OutsidePolicy: '外部の方策' },
  reset: 'Armijo、リセット {reset}',
  rate: '学習率 {base}',
  scaling: {
    NONE: 'バッチサイズによらず同じ',
    SQUARE_ROOT: '√(b/{reference}) に比例',
    LINEAR: 'b/{reference} に比例',
  },
  schedule: {
    CONSTANT: '一定',
    COSINE: 'サンプル {examples} 件で元の {finalShare} 倍までコサイン減衰',
    STEP: 'サンプル {examples} 件ごとに {factor} 倍',
  },
  warmUp: 'サンプル {examples} 件のウォームアップ',
  rows: {
    rate: '学習率',
    scaling: 'バッチサイズとの関係',
    schedule: 'スケジュール',
    warmUp: 'ウォームアップ',
    examples: 'サンプル {examples} 件',
  },
};
