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

/** English that newcomers stumbled over, and what to say instead. */
const stiff: readonly (readonly [word: RegExp, instead: string])[] = [
  [/foret(old|ell)/i, 'predict, forecast'],
  [/\bmend\b/i, 'correct, fix'],
  [/fence it in/i, 'surround it'],
  [/has no chance/i, 'cannot, or the chance in figures'],
  [/\bwhoever\b/i, 'the person who, anybody who'],
  [/\bletters?\b (to|is|was|comes)|send a letter|sends no letters/i, 'e-mail'],
  [/\breckon/i, 'compute, use'],
  [/\bshall\b/i, 'will, is to'],
  [/\blets nobody in\b/i, 'gives no access'],
  [/stands (below|here|under)/i, 'is shown'],

  [/came to nothing/i, 'gave no result'],
  [/Too (big|small): expected/i, 'our own sentence: a library’s is not for readers'],
];

/** Japanese that said one thing in two ways, and what to say instead. */
const mixed: readonly (readonly [word: RegExp, instead: string])[] = [
  [/学習(?!率)/, '訓練 (学習率 is the learning rate)'],
  [/計算時間/, 'デバイス時間'],
  [/\d-\d|[ぁ-んァ-ヶ一-龠\d]~/, '〜'],
  [/[ぁ-んァ-ヶ一-龠], |, [ぁ-んァ-ヶ一-龠]/, '、'],
  [/[ぁ-んァ-ヶ一-龠]\(|\)[ぁ-んァ-ヶ一-龠]/, '（ ）'],
  [/[ぁ-んァ-ヶ一-龠]\.( |$)/, '。'],
];

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

  it('use no word that a colleague would not say', () => {
    const said = values(en).flatMap((text) =>
      stiff.filter(([word]) => word.test(text)).map(([, instead]) => [text, instead]),
    );
    expect(said).toEqual([]);
  });

  it('use one Japanese word for each thing, and the signs of Japanese', () => {
    const said = values(ja).flatMap((text) =>
      mixed.filter(([word]) => word.test(text)).map(([, instead]) => [text, instead]),
    );
    expect(said).toEqual([]);
  });

  it('break no line between a number and its percent sign', () => {
    expect([...values(en), ...values(ja)].filter((text) => /[\d}] %/.test(text))).toEqual([]);
  });
});
