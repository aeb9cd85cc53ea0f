/** A curve of K that no law describes. */
export type Misfit = {
  name: string;
  /** Used to choose the interval, or kept back for its test. */
  part: 'tuning' | 'heldOut';
  /** Draws ln K as a function of ln b, both up to a constant. */
  draw: (between: (lower: number, upper: number) => number) => (x: number) => number;
  /** ln b of what lies in the middle of a sweep, where there is no minimum to lie there. */
  centre?: number;
  /** Scatter at a distance from the minimum in ln b, of a sweep whose usual scatter is this; the same everywhere if absent. */
  scatterAt?: (scatter: number, distance: number) => number;
};
