import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const programs = globSync('api/src/**/sandboxMain.ts', { cwd: root });

/** Says on its standard error which modules a program loads. */
const telling = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, nextLoad) { writeSync(2, url + '\\n'); return nextLoad(url, context); } });
`)}`;

it('there are programs of sandboxes', () => {
  expect(programs.length).toBeGreaterThanOrEqual(3);
});

// Each file that a user sends starts one, and what it loads is compiled anew.
it.each(programs)('%s loads what it needs of theory, and not the whole', (program) => {
  const { stderr } = spawnSync(process.execPath, ['--import', telling, program], {
    cwd: root,
    input: '{}',
    encoding: 'utf8',
  });
  expect(stderr).toContain('theory/src/error/critbatchError.ts');
  expect(stderr).not.toContain('theory/src/index.ts');
});
