import type { AnswerWords } from './answerWords.type.ts';
import { say, strong, theAnswer } from './sentence.ts';

/** What is said of a budget of examples in place of a target. */
export const englishBudget: AnswerWords['budget'] = {
  use: ({ batchSize, examples, left }) =>
    say`Use batch size ${theAnswer(batchSize)}. It leaves the least ${left} after ${examples} examples.`,
  keep: ({ batchSize, examples, left, tolerance }) =>
    say`Keep batch size ${theAnswer(batchSize)}. After ${examples} examples it surely leaves at most ${tolerance} more ${left} than the least.`,
  below: ({ left, smallest }) =>
    say`The least ${left} may lie below ${smallest}, the smallest batch size that could be compared.`,
  above: ({ left, largest }) =>
    say`The least ${left} may lie above ${largest}, the largest batch size that could be compared.`,
  anywhere: ({ left }) => say`These runs cannot tell which batch size leaves the least ${left}.`,
  tooFew: ({ left }) => say`Too few batch sizes can be compared to tell which leaves the least ${left}.`,
  refused: say`These runs do not answer the budget.`,
  least: ({ batchSize, left, level, interval }) =>
    say`The least ${left} is at ${batchSize}, ${level}\u00a0% interval ${strong(interval)}.`,
  leastAlone: ({ batchSize, left }) => say`The least ${left} is at ${batchSize}.`,
  yours: ({ batchSize, more, left }) =>
    say`Your ${batchSize} leaves ${strong(`${more}\u00a0% more ${left}`)}.`,
  nearly: ({ tolerance, left, range }) => say`Nearly as good (at most ${tolerance} more ${left}): ${range}.`,
  noneNear: say`The runs are sure of none that is nearly as good.`,
  cost: ({ batchSize, more, left }) => say`${batchSize} leaves ${more}\u00a0% more ${left}.`,
  unread: ({ batchSizes }) =>
    say`Not counted, because not all of their runs can be read there: ${batchSizes}.`,
  noBest: say`Fewer than four batch sizes can be read there.`,
  inRow: (batchSize) => `least at ${batchSize}`,
  asked: {
    TRAINING_LOSS: ({ examples }) => `least training loss after ${examples} examples`,
    TEST_LOSS: ({ examples }) => `least test loss after ${examples} examples`,
    TEST_ACCURACY: ({ examples }) => `least test error after ${examples} examples`,
    GRADIENT_NORM: ({ examples }) => `least gradient norm after ${examples} examples`,
  },
  left: { LOSS: 'loss', TEST_ACCURACY: 'test error', GRADIENT_NORM: 'gradient norm' },
};
