import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'critbatch-decorated-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const loader = new URL('decorated.mjs', import.meta.url).href;
const source = (name: string) => `declare const seen: any;\n@seen class ${name} { @seen size!: number }\n`;

/** What a process of its own makes of a source. */
function decoratedElsewhere(text: string, cache?: string): string {
  const script = `import { decorated } from ${JSON.stringify(loader)}; console.log(decorated('/a.ts', ${JSON.stringify(text)}))`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: cache === undefined ? {} : { NODE_COMPILE_CACHE: cache },
  });
}

const keptFiles = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /decorated.[0-9a-f]{64}$/.test(path),
  );

it('makes the same of a source whether it keeps it or not, and reads what another process has kept', () => {
  const made = decoratedElsewhere(source('Run'));
  expect(made).toContain('"design:type", Number');
  expect(decoratedElsewhere(source('Run'), folder)).toBe(made);
  expect(keptFiles()).toHaveLength(1);
  writeFileSync(join(folder, keptFiles()[0] ?? ''), 'kept');
  expect(decoratedElsewhere(source('Run'), folder)).toBe('kept\n');
});

it('makes a changed source anew', () => {
  expect(decoratedElsewhere(source('Sweep'), folder)).toContain('class Sweep');
  expect(keptFiles()).toHaveLength(2);
});
