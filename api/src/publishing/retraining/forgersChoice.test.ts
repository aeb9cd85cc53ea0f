import { readFileSync } from 'node:fs';
import { mostTrailPoints } from '@critbatch/prisma/queue/recordTrailPoint';
import { detectionProbability, leastDrawn, leastSeeds, medianScore } from '@critbatch/theory';
import { expect, it } from '@jest/globals';

/** Runs that have to be forged before a median over so many seeds can be anything: found by forging. */
function runsToForge(seeds: number): number {
  const honest = Array.from({ length: seeds }, () => ({ lower: 9, upper: 10 }));
  for (let forged = 1; ; forged++) {
    const figures = honest.map((figure, place) => (place < forged ? { lower: 0, upper: 1 } : figure));
    if (medianScore(figures, 0.95)?.value === 1) return forged;
  }
}

/** The least probability with which a draw holds a forged segment, whatever the forger's seeds and checkpoints. */
function leastFound(forgedOf: (seeds: number) => number, mostSeeds: number): number {
  let least = 1;
  for (let seeds = leastSeeds; seeds <= mostSeeds; seeds++) {
    const forged = forgedOf(seeds);
    // Each run has one segment at least, and one more than there may be points in its trail at most.
    for (let segments = seeds; segments <= seeds * (mostTrailPoints + 1); segments++) {
      const drawn = leastDrawn(segments);
      least = Math.min(least, detectionProbability({ segments, drawn, forged }));
    }
  }
  return least;
}

const stated = (path: string) => readFileSync(new URL(`../../../../docs/${path}`, import.meta.url), 'utf8');

it('a score that is forged at will is found with the probability that the docs state, whatever the forger chooses', () => {
  expect([3, 4, 5, 6, 7].map(runsToForge)).toEqual([2, 3, 3, 4, 4]);
  // One segment of each run that has to be forged: with fewer the median stays between honest figures.
  const found = leastFound(runsToForge, 60);
  expect(found).toBeGreaterThan(0.75);
  expect(found.toFixed(3)).toBe('0.755');
  for (const page of ['security.md', 'decisions/0033-segments-trained-again.md'])
    expect(stated(page)).toContain(`with probability ${found.toFixed(3)} or more`);
});

it('a single forged segment is found at least every second time where there are seven seeds or fewer', () => {
  expect(leastFound(() => 1, 7)).toBeCloseTo(0.5, 12);
  expect(stated('decisions/0033-segments-trained-again.md')).toContain('a single one with 0.5 or more');
});
