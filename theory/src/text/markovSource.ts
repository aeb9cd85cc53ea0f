import { normalQuantile } from '../probability/normalQuantile.ts';
import type { TextSpec } from '../spec/modelFit.ts';

export type MarkovTextSpec = Extract<TextSpec, { loader: 'markovText' }>;

/** A stationary source that writes one token after another, by the last `order` of them. */
export interface MarkovSource {
  readonly tokens: number;
  readonly order: number;
  /** Row by row, P(next token | state); a state is its last `order` tokens as a number, the latest being its last digit. */
  readonly transitions: Float64Array;
  /** P(state), in the long run. */
  readonly stationary: Float64Array;
}

/**
 * The source of a spec. Every transition's log-odds are `sharpness` times a normal value that is a hash of the seed and of
 * the transition: no model of fewer parameters than the table has can know them all.
 */
export function markovSource({ classes: tokens, order, sharpness, seed }: MarkovTextSpec): MarkovSource {
  const states = tokens ** order;
  const transitions = Float64Array.from({ length: states * tokens }, (_, transition) =>
    Math.exp(sharpness * normalQuantile((hash(seed, transition) + 0.5) / 2 ** 32)),
  );
  for (let state = 0; state < states; state++) {
    const row = transitions.subarray(state * tokens, (state + 1) * tokens);
    const total = row.reduce((sum, weight) => sum + weight, 0);
    row.set(row.map((weight) => weight / total));
  }
  return { tokens, order, transitions, stationary: stationaryOf(transitions, tokens) };
}

/** Entropy rate in nats per token: the least mean loss of a model that sees all that the next token depends on. */
export function entropyRate({ tokens, transitions, stationary }: MarkovSource): number {
  return stationary.reduce(
    (sum, probability, state) =>
      sum + probability * entropy(transitions.subarray(state * tokens, (state + 1) * tokens)),
    0,
  );
}

/**
 * The least mean loss over a context of so many tokens, in nats: before it has seen `order` of them, a model knows less
 * than the source, and its bound is the entropy of the next token given those that it saw.
 */
export function leastLoss(source: MarkovSource, context: number): number {
  const rate = entropyRate(source);
  const short = Math.min(context, source.order - 1);
  let sum = (context - short) * rate;
  for (let seen = 1; seen <= short; seen++) {
    sum += entropy(firstTokens(source, seen + 1)) - entropy(firstTokens(source, seen));
  }
  return sum / context;
}

/** The share of next tokens that are told right by whoever knows the source and names the likeliest. */
export function likeliestShare({ tokens, transitions, stationary }: MarkovSource): number {
  return stationary.reduce(
    (sum, probability, state) =>
      sum + probability * Math.max(...transitions.subarray(state * tokens, (state + 1) * tokens)),
    0,
  );
}

/** P(so many tokens in a row), of at most `order`. */
function firstTokens({ tokens, order, stationary }: MarkovSource, count: number): Float64Array {
  const rest = tokens ** (order - count);
  return Float64Array.from({ length: tokens ** count }, (_, first) =>
    stationary.subarray(first * rest, (first + 1) * rest).reduce((sum, probability) => sum + probability, 0),
  );
}

function entropy(probabilities: Float64Array): number {
  return probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}

/**
 * The distribution that a step leaves as it is, by the elimination of Grassmann, Taksar and Heyman (1985): it subtracts
 * nothing, and so every probability is right to the last digits, however slowly the source forgets.
 */
function stationaryOf(transitions: Float64Array, tokens: number): Float64Array {
  const states = transitions.length / tokens;
  const left = Array.from({ length: states }, () => new Float64Array(states));
  for (let transition = 0; transition < transitions.length; transition++) {
    const row = left[Math.floor(transition / tokens)] as Float64Array;
    row[transition % states] = transitions[transition] as number;
  }
  for (let last = states - 1; last > 0; last--) {
    const from = left[last] as Float64Array;
    const leaves = from.subarray(0, last).reduce((sum, p) => sum + p, 0);
    for (let state = 0; state < last; state++) {
      const row = left[state] as Float64Array;
      const share = (row[last] as number) / leaves;
      row[last] = share;
      if (share === 0) continue;
      for (let to = 0; to < last; to++) row[to] = (row[to] as number) + share * (from[to] as number);
    }
  }
  const stationary = new Float64Array(states).fill(1, 0, 1);
  for (let state = 1; state < states; state++) {
    for (let from = 0; from < state; from++) {
      const share = (left[from] as Float64Array)[state] as number;
      stationary[state] = (stationary[state] as number) + (stationary[from] as number) * share;
    }
  }
  const total = stationary.reduce((sum, p) => sum + p, 0);
  return stationary.map((p) => p / total);
}

/** 32 bits that look random of two whole numbers: the finaliser of MurmurHash3 (Appleby), twice. */
function hash(seed: number, index: number): number {
  return mix(mix(seed ^ Math.floor(seed / 2 ** 32)) ^ index) >>> 0;
}

function mix(value: number): number {
  let bits = (value + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
