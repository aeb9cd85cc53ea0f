import { numbersOf, tellMove } from '@critbatch/theory';
import type { NotificationWords } from './notificationWords.type.ts';

const numbers = numbersOf('en');
const { whole } = numbers;

export const english: NotificationWords = {
  told: {
    MENTION: ({ author, about }) => `${author} names you in a comment on “${about}”.`,
    DECISION_WAITS: ({ study, stage }) => `${study}: stage ${stage} has ended and waits for your decision.`,
    SWEEP_PAUSED: ({ number, name, learningRate, smallerLearningRate }) =>
      `Sweep ${number}, ${name}, waits for your choice: its learning rate ${learningRate} diverges, ${smallerLearningRate} does not. Open it and say at which to train.`,
    SWEEP_WAITS: ({ number, name, ...why }) =>
      why.reason === 'RUNS_FAILED'
        ? `Sweep ${number}, ${name}, has ended with ${why.failed === 1 ? '1 failed run' : `${whole(why.failed)} failed runs`}.`
        : `Sweep ${number}, ${name}, waits: no worker of the team has been heard of for half an hour.`,
    BATCH_SIZE_MOVED: ({ number, name, ...move }) =>
      `Sweep ${number}, ${name}: ${tellMove(move, { numbers })}`,
    WEBHOOK_SWITCHED_OFF: ({ name }) =>
      `The webhook ${name} has failed for five days, or has answered 410, and was turned off. Its log shows the responses; correct the problem, and turn it on again.`,
    SWEEP_DONE: ({ number, name, hasAnswer }) =>
      `Sweep ${number}, ${name}, has ended ${hasAnswer ? 'with' : 'without'} an answer.`,
    INVITATION: ({ team }) => `${team} invites you.`,
    MEMO: ({ title }) => title,
  },
  several: (count) => `${whole(count)} notifications from Critbatch`,
  choose: 'Choose which e-mails you get:',
  stop: 'Get none of them any more:',
};
