/** A segment as a draw sees it. */
export type DrawableSegment = {
  /** What training it took, in seconds. */
  seconds: number;
  /** Whether its run is at the batch size that the submission is scored at. */
  isScored: boolean;
};

/** Share of a sweep's seconds that training segments again may take. */
export const retrainedShare = 0.1;

/** Part of it that goes to the runs that are scored: to change a score their logs have to be changed. */
const scoredPart = 0.75;

/** Share of the scored segments that is drawn whatever their seconds are: those are the reporter's to say. */
const scoredShare = 0.5;

/** Most segments of a draw of each kind: more tell little, and each is a row of evidence. */
export const mostDrawn = { scored: 64, others: 32 };

/** How many of so many segments of scored runs are drawn at least. */
export function leastDrawn(scoredSegments: number): number {
  return Math.min(mostDrawn.scored, Math.ceil(scoredShare * scoredSegments));
}

/**
 * Chooses the segments to train again, by their places: among those of scored runs and among the others, each set of the
 * chosen number is as likely as any other. Of the scored ones at least `leastDrawn`, of the others one; and else as many as
 * take `retrainedShare` of all seconds on average.
 * `random` gives a whole number from 0 to one less than its argument.
 */
export function drawSegments(
  segments: readonly DrawableSegment[],
  random: (below: number) => number,
): number[] {
  const budget = retrainedShare * secondsOf(segments);
  const places = segments.map((_, place) => place);
  const scored = places.filter((place) => segments[place]?.isScored);
  const others = places.filter((place) => !segments[place]?.isScored);
  const at = (chosen: readonly number[]) => chosen.flatMap((place) => segments[place] ?? []);
  // What the scored runs do not need goes to the others.
  const forScored = Math.min(others.length > 0 ? scoredPart * budget : budget, secondsOf(at(scored)));
  return [
    ...sample(scored, numberOf(at(scored), forScored, [leastDrawn(scored.length), mostDrawn.scored]), random),
    ...sample(others, numberOf(at(others), budget - forScored, [1, mostDrawn.others]), random),
  ].sort((a, b) => a - b);
}

function secondsOf(segments: readonly DrawableSegment[]): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Those that the budget pays for, rounded down: on average they take no more. Never fewer than the least, nor more than the most. */
function numberOf(
  segments: readonly DrawableSegment[],
  budget: number,
  [least, most]: readonly [number, number],
): number {
  const total = secondsOf(segments);
  const many = total > 0 ? Math.floor((segments.length * budget) / total + 1e-9) : 0;
  return Math.min(most, Math.max(least, many));
}

/** So many of the places, without returning any. */
function sample(places: readonly number[], count: number, random: (below: number) => number): number[] {
  const left = [...places];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [taken] = left.splice(random(left.length), 1);
    return taken as number;
  });
}
