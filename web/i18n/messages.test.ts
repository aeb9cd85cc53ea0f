import { describe, expect, it } from '@jest/globals';
import { en } from './en/en.ts';
import { ja } from './ja/ja.ts';

type Tree = { [key: string]: string | Tree };

/** Every text with its path and the names of its ICU arguments and tags. */
function texts(tree: Tree, path = ''): [key: string, names: string[]][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string[]][] =>
    typeof value === 'string' ? [[`${path}${key}`, namesIn(value)]] : texts(value, `${path}${key}.`),
  );
}

function namesIn(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(/(?<!(?:=\d|one|other) )\{(\w+)[,}]|<(\w+)>/g)].map(
        (match) => match[1] ?? `<${match[2]}>`,
      ),
    ),
  ].sort();
}

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(texts(ja).map(([key]) => key)).toEqual(texts(en).map(([key]) => key));
  });

  it('use the same arguments and tags in every text', () => {
    expect(texts(ja)).toEqual(texts(en));
  });

  const values = (tree: Tree): string[] =>
    Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : values(value)));

  it('leave no text empty', () => {
    expect([...values(en), ...values(ja)].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('break no line between a number and its percent sign', () => {
    expect([...values(en), ...values(ja)].filter((text) => /[\d}] %/.test(text))).toEqual([]);
  });
});
