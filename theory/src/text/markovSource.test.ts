import { describe, expect, it } from '@jest/globals';
import {
  entropyRate,
  leastLoss,
  likeliestShare,
  type MarkovSource,
  type MarkovTextSpec,
  markovSource,
} from './markovSource.ts';

const spec = (changes: Partial<MarkovTextSpec>): MarkovTextSpec => ({
  loader: 'markovText',
  trainingExamples: 10,
  testExamples: 10,
  inputShape: [8],
  classes: 4,
  order: 2,
  sharpness: 1.5,
  seed: 3,
  ...changes,
});

/** Over all strings of `length` tokens, by their probabilities. */
function entropyOfStrings({ tokens, order, transitions, stationary }: MarkovSource, length: number): number {
  let entropy = 0;
  const states = tokens ** order;
  const extend = (state: number, probability: number, written: number) => {
    if (written === length) {
      entropy -= probability * Math.log(probability);
      return;
    }
    for (let token = 0; token < tokens; token++) {
      const next = probability * (transitions[state * tokens + token] as number);
      extend((state * tokens + token) % states, next, written + 1);
    }
  };
  for (const [state, probability] of stationary.entries()) extend(state, probability, order);
  return entropy;
}

describe('a source of text', () => {
  it('has the entropy of the two-state chain that is worked by hand', () => {
    // P(0→1) = 1/4 and P(1→0) = 1/2: two thirds of the time in 0, and (2·H(1/4) + H(1/2))/3 nats a token.
    const h = (p: number) => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    const chain: MarkovSource = {
      tokens: 2,
      order: 1,
      transitions: Float64Array.of(3 / 4, 1 / 4, 1 / 2, 1 / 2),
      stationary: Float64Array.of(2 / 3, 1 / 3),
    };
    expect(entropyRate(chain)).toBeCloseTo((2 * h(1 / 4) + h(1 / 2)) / 3, 14);
    expect(leastLoss(chain, 5)).toBeCloseTo(entropyRate(chain), 14);
    // From 0 it is best to tell 0, which is right three times in four; from 1 either is right half of the time.
    expect(likeliestShare(chain)).toBeCloseTo((2 / 3) * (3 / 4) + (1 / 3) * (1 / 2), 14);
  });

  it.each([
    [4, 2],
    [3, 3],
    [20, 1],
  ])('is stationary, with %p letters and %p of them to look back on', (classes, order) => {
    const { tokens, transitions, stationary } = markovSource(spec({ classes, order, sharpness: 6 }));
    const states = stationary.length;
    const next = new Float64Array(states);
    for (const [at, p] of transitions.entries()) {
      const to = at % states;
      next[to] = (next[to] as number) + (stationary[Math.floor(at / tokens)] as number) * p;
    }
    const errors = next.map((p, state) => Math.abs(p / (stationary[state] as number) - 1));
    expect(Math.max(...errors)).toBeLessThan(1e-9);
  });

  it('bounds the loss by the entropy that all strings of context + 1 tokens add to their first one', () => {
    for (const order of [1, 2, 3]) {
      const source = markovSource(spec({ classes: 3, order }));
      const first = Float64Array.from({ length: 3 }, (_, token) =>
        source.stationary
          .filter((_, state) => Math.floor(state / 3 ** (order - 1)) === token)
          .reduce((sum, p) => sum + p, 0),
      );
      const ofFirst = first.reduce((sum, p) => sum - p * Math.log(p), 0);
      expect(leastLoss(source, 6)).toBeCloseTo((entropyOfStrings(source, 7) - ofFirst) / 6, 10);
      expect(leastLoss(source, 6)).toBeGreaterThanOrEqual(entropyRate(source) - 1e-12);
    }
  });

  it('writes all letters alike often where it is not sharp, and is another with another seed', () => {
    expect(entropyRate(markovSource(spec({ sharpness: 0 })))).toBeCloseTo(Math.log(4), 14);
    const rates = [1, 2, 2 ** 33 + 1].map((seed) => entropyRate(markovSource(spec({ seed }))));
    expect(new Set(rates).size).toBe(3);
  });
});
