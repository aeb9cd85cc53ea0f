import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { repositoryFolder } from './repository.ts';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: repositoryFolder,
  encoding: 'utf8',
});
const files = listed.split('\n').filter((path) => path !== '' && existsSync(join(repositoryFolder, path)));
const pages = files.filter((path) => path.endsWith('.md'));
const isPlace = (path: string) =>
  existsSync(path) && (statSync(path).isFile() || statSync(path).isDirectory());

/** Text of a page without its blocks of code, whose brackets are no links. */
function proseOf(page: string): string {
  return readFileSync(join(repositoryFolder, page), 'utf8').replace(/^```.*?^```/gms, '');
}

/** What a link to a heading is called: the heading in lower case, with hyphens for spaces and no other marks. */
function anchorsOf(page: string): string[] {
  const headings = [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function brokenLinks(page: string): string[] {
  const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    if (!isPlace(join(repositoryFolder, file))) return true;
    return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
  });
}

/** What Git ignores is built, and there only after it was. */
const isBuilt = (path: string) =>
  spawnSync('git', ['check-ignore', '--quiet', path], { cwd: repositoryFolder }).status === 0;

/**
 * Files and folders that a guide names and that are not there: neither in its workspace, where the end of a path is
 * enough, nor at that place from its folder or from the root, nor built there.
 */
function missingFiles(page: string): string[] {
  const named = [
    ...proseOf(page).matchAll(/`((?:\.\.\/|\w)[\w./-]*(?:\/|\.(?:ts|tsx|mjs|py|prisma|graphql|md)))`/g),
  ].map(([, path = '']) => path);
  const [workspace = ''] = dirname(page).split('/');
  const isAboutAll = workspace === '.' || workspace === 'docs';
  const near = files.filter((file) => isAboutAll || file.startsWith(`${workspace}/`));
  return named.filter(
    (path) =>
      !near.some((file) => (path.endsWith('/') ? file.includes(`/${path}`) : file.endsWith(`/${path}`))) &&
      ![dirname(page), '.'].some(
        (place) => isPlace(join(repositoryFolder, place, path)) || isBuilt(join(place, path)),
      ),
  );
}

it('finds the pages that it is to check', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md', 'worker/README.md']));
});

it.each(pages)('%s links to nothing that is not there', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

/** What has happened and was decided may name what is no longer there. */
const isHistory = (page: string) => page === 'CHANGELOG.md' || page.startsWith('docs/decisions/');
const guides = pages.filter((page) => !isHistory(page));

it.each(guides)('%s names no file or folder that is not there', (page) => {
  expect(missingFiles(page)).toEqual([]);
});

const workspaces = ['theory', 'datafiles', 'prisma', 'api', 'worker', 'web', 'launcher', 'bench'];

it.each([...workspaces, 'clients/python', 'clients/typescript'])(
  '%s has a README that says where things are and how to add one',
  (workspace) => {
    const readme = readFileSync(join(repositoryFolder, workspace, 'README.md'), 'utf8');
    expect(readme).toMatch(/^## Where things are$/m);
    expect(readme).toMatch(/^## How to add( |$)/m);
  },
);

/** Where npm start serves; the ports of parts in containers stand in compose files and in the table of deployment.md. */
const usual = '3000';

it('names the port of npm start wherever a page tells a reader where Critbatch runs on their machine', () => {
  const places = pages.flatMap((page) =>
    [
      ...readFileSync(join(repositoryFolder, page), 'utf8').matchAll(
        /https?:\/\/(?:127\.0\.0\.1|localhost):(\d+)/g,
      ),
    ].map(([address, port]) => ({ page, address, port })),
  );
  expect(places.length).toBeGreaterThan(2);
  expect(places.filter(({ page, port }) => port !== usual && !page.startsWith('docs/decisions/'))).toEqual(
    [],
  );
});

it('tells users no command that needs another Node than the README asks for, and no script of npm that is not there', () => {
  const { scripts } = JSON.parse(readFileSync(join(repositoryFolder, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const told = files
    .filter((path) => /\.(md|mjs|tsx?)$/.test(path) && !/\.test\.tsx?$|^docs\/decisions\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(repositoryFolder, path), 'utf8') }));
  const ofNpm = told.flatMap(({ text }) =>
    [...text.matchAll(/npm run (?:-s )?([\w-]+(?::\w+)?)/g)].map(([, name]) => name),
  );
  expect(ofNpm.filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([]);
  expect(new Set(ofNpm)).toContain('worker');
  expect(
    told
      .filter(({ text }) => /(?<![\w/.])node worker\/src\/(main|describe)/.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
});
