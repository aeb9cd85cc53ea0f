import { tellInRow } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { AnsweredSweep } from '../estimate/answeredSweep.type.ts';
import { settledEstimate } from '../estimate/settledEstimate.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import { readRun } from '../run/runState.ts';

/** One step of the lesson: `isShown` where the chart beside it shows what it says. */
export type LessonStep = {
  key: 'dots' | 'steps' | 'work' | 'floor';
  isShown: boolean;
  title: Phrase;
  text: Phrase;
};

type Arrived = { batchSize: number; steps: number };

/** What the chart of a sweep shows at this moment, told in the order in which it appears; nothing that it does not show. */
export function lessonSteps(sweep: AnsweredSweep, language: Language): LessonStep[] {
  const arrived = typicalSteps(sweep.runs);
  return [
    dotsStep(sweep, language),
    stepsStep(arrived, sweep, language),
    workStep(arrived, language),
    floorStep(sweep, language),
  ];
}

function dotsStep({ runs, status }: AnsweredSweep, { numbers }: Language): LessonStep {
  const count = (...states: string[]) => runs.filter((run) => states.includes(readRun(run).state)).length;
  const [dots, arrows, open] = [count('reached'), count('censored'), count('running')];
  const [all, missed] = [numbers.whole(dots), numbers.whole(arrows)];
  const key = 'dots';
  const title = phrase('home.lesson.dots.title');
  if (dots > 0) {
    const text =
      arrows > 0
        ? phrase('home.lesson.dots.withArrows', { count: dots, dots: all, missed, arrows })
        : phrase('home.lesson.dots.some', { count: dots, dots: all });
    return { key, isShown: true, title, text };
  }
  const isOver = status !== 'RUNNING';
  const waiting = isOver ? 'none' : open > 0 ? 'underWay' : 'waiting';
  return { key, isShown: false, title, text: phrase(`home.lesson.dots.${waiting}`, { count: open }) };
}

function stepsStep(
  arrived: readonly Arrived[],
  { status }: AnsweredSweep,
  { numbers }: Language,
): LessonStep {
  const [small, large] = [arrived[0], arrived.at(-1)];
  const key = 'steps';
  if (!small || !large || small === large)
    return {
      key,
      isShown: false,
      title: phrase('home.lesson.steps.title'),
      text: phrase('home.lesson.steps.waiting'),
    };
  const falls = large.steps < small.steps;
  // One seed at neighbouring sizes says little: that a larger batch saves nothing is claimed of all runs alone.
  if (!falls && status === 'RUNNING')
    return {
      key,
      isShown: false,
      title: phrase('home.lesson.steps.title'),
      text: phrase('home.lesson.steps.early'),
    };
  return {
    key,
    isShown: true,
    title: phrase(falls ? 'home.lesson.steps.title' : 'home.lesson.steps.titleFlat'),
    text: phrase('home.lesson.steps.text', {
      small: numbers.whole(small.batchSize),
      smallSteps: numbers.quantity(small.steps),
      large: numbers.whole(large.batchSize),
      largeSteps: numbers.quantity(large.steps),
    }),
  };
}

function workStep(arrived: readonly Arrived[], { numbers }: Language): LessonStep {
  const [small, large] = [arrived[0], arrived.at(-1)];
  const title = phrase('home.lesson.work.title');
  const key = 'work';
  if (!small || !large || small === large)
    return { key, isShown: false, title, text: phrase('home.lesson.work.waiting') };
  const work = ({ batchSize, steps }: Arrived) => batchSize * steps;
  const least = arrived.reduce((one, other) => (work(other) < work(one) ? other : one));
  const most = arrived.reduce((one, other) => (work(other) > work(one) ? other : one));
  return {
    key,
    isShown: true,
    title,
    text: phrase('home.lesson.work.text', {
      large: numbers.whole(large.batchSize),
      least: numbers.whole(least.batchSize),
      leastWork: numbers.quantity(work(least)),
      most: numbers.whole(most.batchSize),
      mostWork: numbers.quantity(work(most)),
    }),
  };
}

function floorStep(sweep: AnsweredSweep, language: Language): LessonStep {
  const estimate = settledEstimate(sweep);
  const isRunning = sweep.status === 'RUNNING';
  const key = 'floor';
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED')
    return {
      key,
      isShown: false,
      title: phrase('home.lesson.floor.title'),
      text: phrase(isRunning ? 'home.lesson.floor.waiting' : 'home.lesson.floor.open'),
    };
  const told = tellInRow(
    { estimate, status: sweep.status, isPreliminary: sweep.isPreliminary ?? false },
    language,
  );
  if (estimate.answer === 'NO_MINIMUM')
    return {
      key,
      isShown: true,
      title: phrase('home.lesson.floor.titleNone'),
      text: phrase('home.lesson.floor.none', { told }),
    };
  return {
    key,
    isShown: true,
    title: phrase('home.lesson.floor.title'),
    text: phrase(isRunning ? 'home.lesson.floor.moving' : 'home.lesson.floor.found', { told }),
  };
}

/** The median number of steps of the runs that arrived, by batch size, ascending. */
function typicalSteps(runs: AnsweredSweep['runs']): Arrived[] {
  const reached = runs.flatMap((run) => {
    const { state, steps } = readRun(run);
    return state === 'reached' ? [{ batchSize: run.batchSize, steps }] : [];
  });
  const sizes = [...new Set(reached.map(({ batchSize }) => batchSize))].sort((one, other) => one - other);
  return sizes.map((batchSize) => {
    const steps = reached
      .filter((run) => run.batchSize === batchSize)
      .map((run) => run.steps)
      .sort((one, other) => one - other);
    return { batchSize, steps: steps[Math.floor(steps.length / 2)] as number };
  });
}
