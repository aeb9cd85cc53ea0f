import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { attacks } from './attacks.ts';

const folder = fileURLToPath(new URL('./attacks', import.meta.url));

it('lists every attack that is written, once, by a name of its own', async () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const exported = await Promise.all(files.map((file) => import(`./attacks/${file}`) as Promise<object>));
  const written = exported.flatMap((names) => Object.values(names)).filter(isAttack);
  expect(new Set(attacks)).toEqual(new Set(written));
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});

function isAttack(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'prepare' in value;
}
