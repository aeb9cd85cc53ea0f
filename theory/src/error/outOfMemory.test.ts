import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isOutOfMemory } from './outOfMemory.ts';

/** The Python package, which judges by itself, is tested with the same (clients/python/tests/test_memory.py). */
const fixture = new URL('./fixtures/outOfMemory.json', import.meta.url);
const sayings = JSON.parse(readFileSync(fixture, 'utf8')) as Record<'outOfMemory' | 'anythingElse', string[]>;

describe('isOutOfMemory', () => {
  it.each(sayings.outOfMemory)('knows %j', (message) => {
    expect(isOutOfMemory(message)).toBe(true);
  });

  it.each(sayings.anythingElse)('takes %j for something else', (message) => {
    expect(isOutOfMemory(message)).toBe(false);
  });
});
