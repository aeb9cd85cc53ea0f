import { describe, expect, it } from '@jest/globals';
import { commandOf } from './keystroke.ts';

const destinations = { 'g s': '/sweeps', n: '/sweeps/new' };
const press = (key: string, held: Partial<Record<'metaKey' | 'ctrlKey' | 'altKey', boolean>> = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  ...held,
});

describe('a key', () => {
  it('opens the palette as a chord, even while somebody types', () => {
    expect(commandOf(press('k', { metaKey: true }), null, true, destinations)).toEqual({ kind: 'palette' });
    expect(commandOf(press('K', { ctrlKey: true }), null, false, destinations)).toEqual({ kind: 'palette' });
  });

  it('is a letter like any other while somebody types, or with a modifier', () => {
    for (const key of ['g', 'n', '?', '/'])
      expect(commandOf(press(key), null, true, destinations)).toBeNull();
    expect(commandOf(press('n', { ctrlKey: true }), null, false, destinations)).toBeNull();
  });

  it('goes to a place, alone or after the key that waits for it', () => {
    expect(commandOf(press('n'), null, false, destinations)).toEqual({ kind: 'go', href: '/sweeps/new' });
    expect(commandOf(press('g'), null, false, destinations)).toEqual({ kind: 'await', first: 'g' });
    expect(commandOf(press('s'), 'g', false, destinations)).toEqual({ kind: 'go', href: '/sweeps' });
    expect(commandOf(press('x'), 'g', false, destinations)).toBeNull();
  });

  it('asks for help', () => {
    expect(commandOf(press('?'), null, false, destinations)).toEqual({ kind: 'help' });
  });
});
