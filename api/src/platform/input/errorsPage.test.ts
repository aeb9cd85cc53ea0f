import { readFileSync } from 'node:fs';
import { errorCodes } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';

const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| ([A-Z_]+) \| (yes|no) \| (.+?) \| (.+?) \|$/gm)];

describe('docs/errors.md', () => {
  it('explains every code once, and none that does not exist', () => {
    expect(rows.map(([, code]) => code).sort()).toEqual(Object.keys(errorCodes).sort());
  });

  it('says of every code whether a retry can help, as the code itself does', () => {
    const documented = Object.fromEntries(rows.map(([, code, retryable]) => [code, retryable === 'yes']));
    const actual = Object.fromEntries(
      Object.entries(errorCodes).map(([code, { retryable }]) => [code, retryable]),
    );
    expect(documented).toEqual(actual);
  });
});
