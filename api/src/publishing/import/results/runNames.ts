import { readWhole } from './readNumber.ts';

export type NamedRun = { batchSize: number; seed: number | null };

/** Nobody needs more, nor longer names. */
const mostStars = 3;
const longestName = 300;
const mostDigits = 10;

/**
 * Reads batch size and seed out of names of runs: "{batchSize}" and "{seed}" stand for whole numbers, "*" for anything.
 * Null where the pattern is none: it must have {batchSize}, once.
 */
export function runNameReader(pattern: string): ((name: string) => NamedRun | null) | null {
  const parts = pattern.split(/(\{batchSize\}|\{seed\}|\*)/);
  const times = (word: string) => parts.filter((part) => part === word).length;
  if (times('{batchSize}') !== 1 || times('{seed}') > 1 || times('*') > mostStars) return null;
  return (name) => {
    const found = name.length > longestName ? null : numbersIn(name, parts);
    const batchSize = readWhole(found?.['{batchSize}'] ?? '', 1);
    const digits = found?.['{seed}'];
    const seed = digits === undefined ? null : readWhole(digits, 0);
    return batchSize === null ? null : { batchSize, seed };
  };
}

/** Whether a name fits a part, and all that is behind it, from a character on. */
type Step = (place: number, at: number, part: string) => boolean;

/**
 * The digits that stand for each placeholder, as long as they can be behind stars as short as they can be; null where the name does
 * not fit. A place from which the rest did not fit is not tried again: a regular expression takes seconds for one name of digits.
 */
function numbersIn(name: string, parts: readonly string[]): Record<string, string> | null {
  const failed = new Uint8Array(parts.length * (name.length + 1));
  const found: Record<string, string> = {};

  function fits(place: number, at: number): boolean {
    const part = parts[place];
    if (part === undefined) return at === name.length;
    const state = place * (name.length + 1) + at;
    if (failed[state]) return false;
    const isFit = (steps.get(part) ?? reads)(place, at, part);
    failed[state] = isFit ? 0 : 1;
    return isFit;
  }
  const skips: Step = (place, at) => fits(place + 1, at) || (at < name.length && fits(place, at + 1));
  const reads: Step = (place, at, part) => name.startsWith(part, at) && fits(place + 1, at + part.length);
  const counts: Step = (place, at, part) => {
    let end = at;
    while (end - at < mostDigits && isDigit(name.charCodeAt(end))) end++;
    for (; end > at; end--) {
      if (!fits(place + 1, end)) continue;
      found[part] = name.slice(at, end);
      return true;
    }
    return false;
  };
  const steps = new Map<string, Step>([
    ['*', skips],
    ['{batchSize}', counts],
    ['{seed}', counts],
  ]);
  return fits(0, 0) ? found : null;
}

const isDigit = (character: number) => character >= 48 && character <= 57;
