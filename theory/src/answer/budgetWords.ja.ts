import type { AnswerWords } from './answerWords.type.ts';
import { say, strong, theAnswer } from './sentence.ts';

/** What is said of a budget of examples in place of a target. */
export const japaneseBudget: AnswerWords['budget'] = {
  use: ({ batchSize, examples, left }) =>
    say`バッチサイズ ${theAnswer(batchSize)} を使ってください。${examples} サンプルの時点で${left}が最も小さくなります。`,
  keep: ({ batchSize, examples, left, tolerance }) =>
    say`バッチサイズ ${theAnswer(batchSize)} のままで構いません。${examples} サンプルの時点での${left}は、最小との差が確実に ${tolerance} 以内です。`,
  below: ({ left, smallest }) =>
    say`${left}が最も小さくなるのは、比べられたうちで最小のバッチサイズ ${smallest} より小さい側かもしれません。`,
  above: ({ left, largest }) =>
    say`${left}が最も小さくなるのは、比べられたうちで最大のバッチサイズ ${largest} より大きい側かもしれません。`,
  anywhere: ({ left }) => say`この実行からは、${left}が最も小さくなるバッチサイズを決められません。`,
  tooFew: ({ left }) => say`比べられるバッチサイズが少なく、${left}が最も小さくなるものを決められません。`,
  refused: say`この実行からは、このサンプル数での答えは得られません。`,
  least: ({ batchSize, left, level, interval }) =>
    say`${left}が最も小さいのは ${batchSize} です（${level}\u00a0% 区間 ${strong(interval)}）。`,
  leastAlone: ({ batchSize, left }) => say`${left}が最も小さいのは ${batchSize} です。`,
  yours: ({ batchSize, more, left }) =>
    say`現在の ${batchSize} では${left}が ${strong(`${more}\u00a0% 大きくなります`)}。`,
  nearly: ({ tolerance, left, range }) => say`ほぼ同等（${left}の増加が ${tolerance} 以内）：${range}。`,
  noneNear: say`ほぼ同等と確実に言えるバッチサイズはありません。`,
  cost: ({ batchSize, more, left }) => say`${batchSize} では${left}が ${more}\u00a0% 大きくなります。`,
  unread: ({ batchSizes }) => say`その時点の値を読み取れない実行があるため除いたもの：${batchSizes}。`,
  noBest: say`読み取れるバッチサイズが四つに足りません。`,
  inRow: (batchSize) => `最小は ${batchSize}`,
  asked: {
    TRAINING_LOSS: ({ examples }) => `${examples} サンプルで最小の訓練損失`,
    TEST_LOSS: ({ examples }) => `${examples} サンプルで最小のテスト損失`,
    TEST_ACCURACY: ({ examples }) => `${examples} サンプルで最小のテスト誤り率`,
    GRADIENT_NORM: ({ examples }) => `${examples} サンプルで最小の勾配ノルム`,
  },
  left: { LOSS: '損失', TEST_ACCURACY: '誤り率', GRADIENT_NORM: '勾配ノルム' },
};
