import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accessPage } from '../../server/schema/accessPage.ts';
import { createSchema } from '../../server/schema/schema.ts';

const committed = new URL('../../../../docs/access.md', import.meta.url);

describe('docs/access.md', () => {
  const page = accessPage(createSchema());
  const row = (name: string) => page.split('\n').find((line) => line.startsWith(`| ${name} |`));

  it('says what the rules say; api/src/server/commands/emitSchema.ts writes it anew, and a review reads the difference', () => {
    expect(page).toBe(readFileSync(committed, 'utf8'));
  });

  it('says what was decided: a viewer reads, a member writes, an admin manages, a worker token only works', () => {
    const yes = (count: number) => Array.from({ length: count }, () => 'yes');
    const cells = (name: string) =>
      row(name)
        ?.split(' | ')
        .slice(1)
        .map((cell) => cell.replace(/ \|$/, ''));
    expect(cells('Query.sweeps')).toEqual(['sign in', ...yes(5), 'no', 'no', ...yes(3)]);
    expect(cells('Mutation.createSweep')).toEqual([
      'sign in',
      'yes',
      'no',
      ...yes(3),
      'no',
      'no',
      'no',
      'yes',
      'yes',
    ]);
    expect(cells('Sweep')).toEqual(['sign in', 'unseen', ...yes(4), 'no', 'no', ...yes(3)]);
    expect(cells('AuditEntry')).toEqual([
      'sign in',
      'unseen',
      'no',
      'no',
      'yes',
      'yes',
      'no',
      'no',
      'no',
      'no',
      'yes',
    ]);
    // A write token deletes a model, and no sweep.
    const member = ['sign in', 'unseen', 'no'];
    expect(cells('Mutation.deleteTeamItem (Model)')).toEqual([
      ...member,
      ...[...yes(3), 'no', 'no', 'no', 'yes', 'yes'],
    ]);
    expect(cells('Mutation.deleteTeamItem (Sweep)')).toEqual([
      ...member,
      ...['no', 'yes', 'yes', 'no', 'no', 'no', 'no', 'yes'],
    ]);
    expect(cells('Mutation.claimRun')).toEqual([
      'sign in',
      ...Array(5).fill('no'),
      'yes',
      'yes',
      'no',
      'no',
      'no',
    ]);
  });
});
