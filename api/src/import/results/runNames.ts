import { readWhole } from './readNumber.ts';

export type NamedRun = { batchSize: number; seed: number | null };

/** More, or longer names, would take long to match, and nobody needs them. */
const mostStars = 3;
const longestName = 300;

/**
 * Reads batch size and seed out of names of runs: "{batchSize}" and "{seed}" stand for whole numbers, "*" for anything.
 * Null where the pattern is none: it must have {batchSize}, once.
 */
export function runNameReader(pattern: string): ((name: string) => NamedRun | null) | null {
  const parts = pattern.split(/(\{batchSize\}|\{seed\}|\*)/);
  const times = (word: string) => parts.filter((part) => part === word).length;
  if (times('{batchSize}') !== 1 || times('{seed}') > 1 || times('*') > mostStars) return null;
  const expression = new RegExp(`^${parts.map(expressionOf).join('')}$`, 'us');
  return (name) => {
    const groups = name.length > longestName ? undefined : expression.exec(name)?.groups;
    const batchSize = readWhole(groups?.batchSize ?? '', 1);
    const seed = groups?.seed === undefined ? null : readWhole(groups.seed, 0);
    return batchSize === null ? null : { batchSize, seed };
  };
}

function expressionOf(part: string): string {
  if (part === '{batchSize}') return '(?<batchSize>\\d{1,10})';
  if (part === '{seed}') return '(?<seed>\\d{1,10})';
  return part === '*' ? '.*?' : part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
