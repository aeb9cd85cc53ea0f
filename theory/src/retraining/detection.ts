/** How many segments there are, how many of them were drawn to be trained again, and how many are forged. */
export type Draw = { segments: number; drawn: number; forged: number };

/**
 * Probability that at least one forged segment is among those drawn, each set of so many being as likely as any other:
 * 1 − C(S − f, k)/C(S, k) (docs/equations.md (L4)).
 */
export function detectionProbability({ segments, drawn, forged }: Draw): number {
  const honest = segments - forged;
  let escapes = 1;
  for (let place = 0; place < drawn; place++) {
    escapes *= Math.max(0, honest - place) / (segments - place);
  }
  return 1 - escapes;
}
