import { expect, it } from '@jest/globals';
import { nameSchema } from './nameSchema.ts';

it('a name is one line, without the signs that a picture of it could not hold', () => {
  expect(nameSchema.parse(' Where\u000bKite\r\n is\tflat\u0001')).toBe('Where Kite  is flat');
  expect(nameSchema.parse('a\uffffb 青山 🪁')).toBe('a b 青山 🪁');
  expect(nameSchema.safeParse('\u0001\n').success).toBe(false);
  expect(nameSchema.safeParse('x'.repeat(121)).success).toBe(false);
});
