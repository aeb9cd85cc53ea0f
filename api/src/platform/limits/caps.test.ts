import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createSchema } from '../../server/schema/schema.ts';
import { rateCaps, rowCaps } from './caps.ts';
import { capsPage } from './capsPage.ts';
import { withoutCap } from './withoutCap.ts';

const mutations = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
const capped = new Set<string>(
  [...Object.values(rowCaps), ...Object.values(rateCaps)].flatMap((cap) => [...cap.mutations]),
);

describe('every mutation', () => {
  it('makes rows that are counted, or is listed with a reason why they need not be', () => {
    expect(mutations.filter((name) => !capped.has(name) && !(name in withoutCap))).toEqual([]);
  });

  it('that is listed is there', () => {
    const listed = [...capped, ...Object.keys(withoutCap)].filter((name) => !name.includes(' '));
    expect(listed.filter((name) => !mutations.includes(name))).toEqual([]);
  });

  it('that makes rows of a capped kind is not called one without', () => {
    const counted = new Set<string>(Object.values(rowCaps).flatMap((cap) => [...cap.mutations]));
    expect(Object.keys(withoutCap).filter((name) => counted.has(name))).toEqual([]);
  });
});

it('docs/limits.md says what the tables say; api/src/server/commands/emitSchema.ts writes it anew', () => {
  expect(readFileSync(new URL('../../../../docs/limits.md', import.meta.url), 'utf8')).toBe(capsPage());
});
