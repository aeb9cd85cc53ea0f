import { expect, it } from '@jest/globals';
import { mentionParts } from './mentionParts.ts';

it('sets apart whom a comment names, the longest name first, whatever signs are in it', () => {
  const marked = (text: string, names: string[]) =>
    mentionParts(text, names).map((part) => (part.isMention ? `[${part.text}]` : part.text));
  expect(marked('@ada lovelace, see @Ada.', ['Ada', 'Ada Lovelace'])).toEqual([
    '[@ada lovelace]',
    ', see ',
    '[@Ada]',
    '.',
  ]);
  expect(marked('ask @J. (lab)?', ['J. (lab)'])).toEqual(['ask ', '[@J. (lab)]', '?']);
  expect(marked('nobody', [])).toEqual(['nobody']);
});
