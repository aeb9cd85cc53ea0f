import type { MarkovSource } from './markovSource.ts';

/**
 * Writes `length` tokens of a source, from a state that it has in the long run; `uniform` gives numbers in [0, 1).
 */
export function textWriter({ tokens, order, transitions, stationary }: MarkovSource) {
  const states = stationary.length;
  const starts = cumulative(stationary);
  const rows = Array.from({ length: states }, (_, state) =>
    cumulative(transitions.subarray(state * tokens, (state + 1) * tokens)),
  );
  return (uniform: () => number, length: number): Int32Array => {
    let state = draw(starts, uniform());
    const written = new Int32Array(length);
    for (let place = 0; place < length; place++) {
      // The state's own tokens come first: they are as likely in a row as the source writes them.
      if (place < order) {
        written[place] = Math.floor(state / tokens ** (order - 1 - place)) % tokens;
      } else {
        const token = draw(rows[state] as Float64Array, uniform());
        written[place] = token;
        state = (state * tokens + token) % states;
      }
    }
    return written;
  };
}

/** Tokens as a reader sees them: small letters, then capitals; alphabets of more letters as characters from Ā on. */
export function lettersOf(written: Int32Array, tokens: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return Array.from(written, (token) =>
    tokens <= letters.length ? letters[token] : String.fromCodePoint(0x100 + token),
  ).join('');
}

function cumulative(probabilities: Float64Array): Float64Array {
  let sum = 0;
  return probabilities.map((p) => {
    sum += p;
    return sum;
  });
}

/** The first place whose sum is above a number; the last one where rounding leaves none. */
function draw(sums: Float64Array, wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
