/** A score as ranks see it; the ends may be 0 and Infinity. */
export type RankedInterval = { value: number; lower: number; upper: number };

/** A place on the board: shared by all of its group. */
export type Rank = { rank: number; isShared: boolean };

/**
 * Ranks of scores of which less is better, in the order given (docs/equations.md (L2)). From the least median on, a score
 * joins the group before it where its interval overlaps that of the group's leader, and leads a group of its own where it
 * does not; the rank of a group is one more than the number of scores before it. Overlap is not transitive, so that it is
 * asked of the leader alone. A median that is infinite shares with no finite one, whatever its interval.
 */
export function rankScores(scores: readonly RankedInterval[]): Rank[] {
  const order = scores.map((_, index) => index).sort((a, b) => compareScores(at(scores, a), at(scores, b)));
  const ranks: Rank[] = scores.map(() => ({ rank: 0, isShared: false }));
  for (let first = 0; first < order.length; ) {
    const leader = at(scores, order[first] as number);
    let next = first + 1;
    while (next < order.length && sharesRank(leader, at(scores, order[next] as number))) next++;
    for (const member of order.slice(first, next))
      ranks[member] = { rank: first + 1, isShared: next - first > 1 };
    first = next;
  }
  return ranks;
}

/** The less median first; of equal ones the one whose interval begins, then ends, earlier. */
export function compareScores(a: RankedInterval, b: RankedInterval): number {
  return compare(a.value, b.value) || compare(a.lower, b.lower) || compare(a.upper, b.upper);
}

function sharesRank(leader: RankedInterval, other: RankedInterval): boolean {
  if (Number.isFinite(leader.value) !== Number.isFinite(other.value)) return false;
  return other.lower <= leader.upper && leader.lower <= other.upper;
}

/** Infinity − Infinity is no number. */
function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function at(scores: readonly RankedInterval[], index: number): RankedInterval {
  return scores[index] as RankedInterval;
}
