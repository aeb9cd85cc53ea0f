/** Points of a run's trail that the API keeps at most. */
const mostPoints = 16;
/** Seconds of training from one point to the next, before there are too many. */
const mostStrideAtFirst = 2;
/** A point may cost this share of the training between two of them. */
const mostShare = 0.02;

/**
 * Where a run leaves checkpoints behind, by the seconds of its training: nobody knows before how many steps it will take. Where
 * there are too many, every second one goes, and the next ones come half as often: parts between them cost about alike, and there are
 * 8 to 16 of them however long the run is.
 */
export interface Trail {
  readonly steps: readonly number[];
  readonly strideSeconds: number;
  readonly secondsSincePoint: number;
}

/**
 * The trail of a run that goes on from a step; points after that are of another training. At first points come at least as often as
 * the checkpoints that a run resumes from.
 */
export function openTrail(
  steps: readonly number[],
  fromStep: number,
  checkpointSeconds = Number.POSITIVE_INFINITY,
): Trail {
  const kept = steps.filter((step) => step <= fromStep);
  const strideSeconds = Math.min(mostStrideAtFirst, checkpointSeconds);
  return { steps: kept, strideSeconds, secondsSincePoint: 0 };
}

export function secondsTrained(trail: Trail, seconds: number): Trail {
  return { ...trail, secondsSincePoint: trail.secondsSincePoint + seconds };
}

export function isPointDue({ secondsSincePoint, strideSeconds }: Trail): boolean {
  return secondsSincePoint >= strideSeconds;
}

/** The trail with one more point, which held training up for so long. Its step is the last of `steps`. */
export function pointLeft(trail: Trail, step: number, tookSeconds: number): Trail {
  const strideSeconds = Math.max(trail.strideSeconds, tookSeconds / mostShare);
  const before = trail.steps.filter((each) => each < step);
  const isFull = before.length >= mostPoints - 1;
  return {
    // Those at even distances from each other stay.
    steps: [...(isFull ? before.filter((_, place) => place % 2 === 1) : before), step],
    strideSeconds: isFull ? 2 * strideSeconds : strideSeconds,
    secondsSincePoint: 0,
  };
}
