import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** A reproducible source of random numbers, the same on every machine and engine. */
export interface RandomStream {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform among the whole numbers 0 … bound − 1. */
  wholeNumber(bound: number): number;
  /** Standard normal. */
  normal(): number;
}

/** The stream that belongs to a seed and to what it is used for, such as `('dataOrder', epoch)`. */
export function randomStream(seed: number, ...purpose: (string | number)[]): RandomStream {
  const generator = mersenne(streamSeed(seed, ...purpose));
  const uniform = () => uniformFloat64(generator);
  return {
    uniform,
    wholeNumber: (bound) => uniformInt(generator, 0, bound - 1),
    // Box and Muller; 1 − u keeps the logarithm's argument above 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

/** The 32 bits that start the stream of a seed and a purpose. */
export function streamSeed(seed: number, ...purpose: (string | number)[]): number {
  return hash([seed, ...purpose].join('/'));
}

/** FNV-1a, 32 bits: neighbouring seeds and epochs give unrelated streams. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(text)) state = Math.imul(state ^ byte, 0x01000193);
  return state | 0;
}
