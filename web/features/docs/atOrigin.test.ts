import { describe, expect, it } from '@jest/globals';
import { atOrigin } from './atOrigin.ts';
import { readDocs } from './readDocs.ts';

describe('the documents in a portal', () => {
  it('name its own address, and not that of another port', () => {
    const docs = readDocs(new URL('../../../', import.meta.url));
    const shown = docs.map(({ html }) => atOrigin(html, new URL('http://127.0.0.1:4123'))).join('\n');
    expect(shown).toContain('CRITBATCH_API_URL=http://127.0.0.1:4123');
    expect(shown).not.toMatch(/:3000\b/);
  });
});
