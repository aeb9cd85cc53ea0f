import { describe, expect, it } from '@jest/globals';
import { namedFiles } from './namedFiles.ts';

/** What one file leads to, where the others hold nothing but what is given here. */
function namedBy(path: string, texts: Record<string, string>, others: string[] = []): string[] {
  const graph = namedFiles(new Map(Object.entries(texts)), new Set([...Object.keys(texts), ...others]));
  return [...(graph.get(path) ?? [])].sort();
}

describe('a file leads to', () => {
  it('what it imports, from its own workspace and from another', () => {
    const text = "import { a } from '../b/a.ts';\nimport { c } from '@critbatch/prisma/queue/c';";
    expect(
      namedBy('api/src/x.ts', { 'api/src/x.ts': text }, ['api/b/a.ts', 'prisma/src/queue/c.ts']),
    ).toEqual(['api/b/a.ts', 'prisma/src/queue/c.ts']);
  });

  it('a script that it starts and a page that it reads, which are no imports', () => {
    const text = "fork('api/src/main.ts'); join(root, 'docs', \"errors.md\"); // as `./setup.ts` makes it";
    const others = ['api/src/main.ts', 'docs/errors.md', 'launcher/src/setup.ts'];
    expect(namedBy('launcher/src/x.ts', { 'launcher/src/x.ts': text }, others)).toEqual(others);
  });

  it('what is in a folder that it names, or in all the folders below', () => {
    const text = "readdir(new URL('../migrations/', here)); globSync('web/**/*');";
    const others = ['prisma/migrations/1/up.sql', 'web/app/page.tsx', 'theory/src/index.ts'];
    expect(namedBy('prisma/src/x.ts', { 'prisma/src/x.ts': text }, others)).toEqual(others.slice(0, 2));
  });

  it('what a pattern matches below a folder above it, and to nothing of another workspace', () => {
    const text =
      "globSync('*/testing/*.sample.ts', { cwd: root }); page.waitForURL('**/compare'); type = '*/*';";
    const sample = 'study/testing/study.sample.ts';
    const others = [`api/src/answers/${sample}`, `api/src/${sample}`, 'api/src/a.ts', `web/${sample}`];
    expect(namedBy('api/src/answers/x.ts', { 'api/src/answers/x.ts': text }, others)).toEqual(
      others.slice(0, 2),
    );
  });

  it('its own folder, where a script runs in it', () => {
    const text = "run('npm', { cwd: new URL('.', import.meta.url) }); words.join('.');";
    const others = ['clients/a/package.json', 'clients/a/src/a.ts', 'clients/b.ts'];
    expect(namedBy('clients/a/x.ts', { 'clients/a/x.ts': text }, others)).toEqual(others.slice(0, 2));
    const word = "words.join('.');";
    expect(namedBy('clients/a/x.ts', { 'clients/a/x.ts': word }, others)).toEqual([]);
  });

  it('no file for a name that two files have, and to no folder for a word', () => {
    const text = "const name = 'index.ts'; const where = 'limits';";
    const others = ['api/src/limits/a.ts', 'a/index.ts', 'b/index.ts', 'api/src/docs/x.md'];
    expect(namedBy('api/src/x.ts', { 'api/src/x.ts': text }, others)).toEqual([]);
  });

  it('those files alone of a list, that the names it imports come from', () => {
    const texts = {
      'api/src/x.ts': "import { type A, fit as other } from '@critbatch/theory';",
      'theory/src/index.ts':
        "export * from './a.ts';\nexport { fit } from './b.ts';\nexport * from './c.ts';",
      'theory/src/a.ts': 'export interface A {}',
      'theory/src/b.ts': 'export async function fit() {}',
      'theory/src/c.ts': 'export const c = 1;',
    };
    const list = 'theory/src/index.ts';
    expect(namedBy('api/src/x.ts', texts)).toEqual(['theory/src/a.ts', 'theory/src/b.ts', list]);
    // Through the list, one would get to the rest of it.
    expect(namedBy(list, texts)).toEqual([]);
  });

  it('the whole list, and all that it passes on, for a name that is not found in it', () => {
    const texts = {
      'api/src/x.ts': "import { z } from '@critbatch/theory';",
      'theory/src/index.ts': "export * from './a.ts';",
      'theory/src/a.ts': '',
    };
    expect(namedBy('api/src/x.ts', texts)).toEqual(['theory/src/a.ts', 'theory/src/index.ts']);
  });
});
