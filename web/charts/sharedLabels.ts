import type { ChartSize, Language, RunMark, SweepFigure } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { diamond } from './glyphs.ts';
import type { Measure } from './lawMarks.ts';
import type { LabelRequest, Point } from './placeLabels.ts';

/** The name of every dashed or competing law, at the end of its line that the frame still shows. */
export function rivalLabels(
  frame: Frame,
  figure: SweepFigure,
  measure: Measure,
  { t, numbers }: Language,
): LabelRequest[] {
  const { inside } = frame;
  return [...figure.candidates, ...figure.rivals].flatMap((law): LabelRequest[] => {
    const seen = law.points
      .map(({ batchSize, steps }) => ({ x: frame.x(batchSize), y: frame.y(measure(batchSize, steps)) }))
      .filter(
        (point) =>
          point.y >= inside.top + 4 &&
          point.y <= inside.bottom &&
          point.x >= inside.left &&
          point.x <= inside.right,
      );
    const [first, last] = [seen[0], seen.at(-1)];
    if (!first || !last) return [];
    const isCandidate = figure.candidates.includes(law);
    const minimum =
      law.minimiser === null
        ? t('chart.lawNoMinimum')
        : t('chart.lawMinimum', { batchSize: numbers.whole(law.minimiser) });
    return [
      {
        lines: isCandidate
          ? [t(`chart.laws.${law.name}`), minimum]
          : [t('chart.law', { law: t(`chart.laws.${law.name}`) })],
        at: [
          { x: first.x + 8, y: first.y - 12, anchor: 'start', target: first },
          { x: first.x + 8, y: first.y + 14, anchor: 'start', target: first },
          { x: last.x - 8, y: last.y - 12, anchor: 'end', target: last },
          { x: last.x - 8, y: last.y + 14, anchor: 'end', target: last },
        ],
        className: isCandidate ? 'ink' : 'ink3',
      },
    ];
  });
}

/** What arrows mean, said once each, beside the marks that need it. */
export function runLabels(
  frame: Frame,
  figure: SweepFigure,
  measure: Measure,
  size: ChartSize,
  { t, numbers }: Language,
): LabelRequest[] {
  const hasSpentBudget = ({ batchSize, steps }: { batchSize: number; steps: number }) =>
    batchSize * steps >= 0.9 * figure.budget;
  const place = (state: 'censored' | 'running', why: RunMark['stopped'] = null) => {
    const places = figure.runs
      .filter((run) => run.state === state && run.steps > 0 && (run.stopped ?? null) === why)
      // One that was stopped before the budget says less than those beside it.
      .sort((one, other) => Number(hasSpentBudget(other)) - Number(hasSpentBudget(one)))
      .map((run) => {
        const { batchSize, steps } = run;
        const work = hasSpentBudget(run) ? figure.budget : batchSize * steps;
        return { x: frame.x(batchSize), y: frame.y(measure(batchSize, steps)), work };
      });
    // The first inside the frame: below it, marks lie on the axis, and a leader must not cross that.
    return places.find(({ y }) => y <= frame.inside.bottom);
  };
  const [censored, running] = [place('censored'), place('running')];
  const [stopped, hopeless] = [place('censored', 'byPlan'), place('censored', 'hopeless')];
  const labels: LabelRequest[] = [];
  if (censored) {
    const lines = [t('chart.never'), t('chart.neverBy', { cap: numbers.tick(censored.work) })];
    labels.push({ ...beside(censored, lines), className: 'ink3' });
  }
  if (hopeless) {
    const lines = [t('chart.states.hopeless'), t('chart.neverBy', { cap: numbers.tick(hopeless.work) })];
    labels.push({ ...beside(hopeless, lines), className: 'ink3' });
  }
  if (stopped && !size.isNarrow)
    labels.push({ ...beside(stopped, [t('chart.stoppedByPlan')]), className: 'ink3' });
  if (running && !size.isNarrow) labels.push({ ...beside(running, [t('chart.running')]), className: 'ink3' });
  return labels;
}

/** Hollow diamonds on the axis at the batch sizes that would settle the answer. */
export function suggestedMarks(frame: Frame, { suggested, tested }: SweepFigure, { t, numbers }: Language) {
  if (suggested.length === 0) return { marks: [], labels: [] };
  const y = frame.inside.bottom - 12;
  const places = suggested.map((batchSize) => ({ x: frame.x(batchSize), y }));
  const label: LabelRequest = {
    lines: [t('chart.suggested', { list: numbers.row(suggested) })],
    at: [
      { x: Math.max(...places.map(({ x }) => x)) + 10, y, anchor: 'start' },
      { x: Math.min(...places.map(({ x }) => x)) - 10, y, anchor: 'end' },
    ],
    className: 'ink',
  };
  const range: LabelRequest[] = tested
    ? [
        {
          lines: [t('chart.tested', { interval: numbers.interval(tested) })],
          at: [{ x: frame.x(tested.lower) + 8, y: y - 22, anchor: 'start' }],
          className: 'ink3',
        },
      ]
    : [];
  const paint = { fill: 'var(--paper)', stroke: 'var(--ink)' };
  return { marks: places.map((place) => diamond(place, 5, paint)), labels: [label, ...range] };
}

function beside({ x, y }: Point, lines: string[]): Pick<LabelRequest, 'lines' | 'at'> {
  const target = { x, y };
  return {
    lines,
    at: [
      { x: x - 6, y: y + 26, anchor: 'start', target },
      { x: x + 16, y, anchor: 'start', target },
      { x: x - 16, y, anchor: 'end', target },
    ],
  };
}
