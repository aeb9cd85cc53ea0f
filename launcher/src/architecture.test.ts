import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { repositoryFolder } from './repository.ts';

let folder: string;
let rules: ICruiseOptions;

/** A small tree with the workspaces' names, into which each case puts its files. */
beforeAll(async () => {
  rules = await extractDepcruiseOptions(join(repositoryFolder, '.dependency-cruiser.mjs'));
  folder = mkdtempSync(join(tmpdir(), 'critbatch-architecture-'));
  for (const workspace of ['theory', 'prisma', 'worker', 'web']) {
    const exports = { './*': './src/*.ts' };
    write(`${workspace}/package.json`, JSON.stringify({ name: `@critbatch/${workspace}`, exports }));
    mkdirSync(join(folder, 'node_modules/@critbatch'), { recursive: true });
    symlinkSync(`../../${workspace}`, join(folder, 'node_modules/@critbatch', workspace));
  }
  write('prisma/src/client.ts', 'export const client = 1;');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** In this process: the program that `npm test` starts takes half a second to load, for each of twenty trees. */
async function cruised(tree: string, part: string): Promise<ICruiseResult> {
  const { output } = await cruise([part], { ...rules, baseDir: tree, outputType: 'json' });
  return JSON.parse(String(output)) as ICruiseResult;
}

async function violations(workspace: string): Promise<string[]> {
  const { summary } = await cruised(folder, workspace);
  return summary.violations.map(({ rule }) => rule.name).sort();
}

/** Folders of the API that import each other in a circle within these rooms, whatever way it takes. */
async function knots(tree: string, rooms: string): Promise<string[][]> {
  const folderOf = (path: string) => new RegExp(`^api/src/((?:${rooms})/[^/]+)/`).exec(path)?.[1];
  const isTest = (path: string) => /\.test\.ts$|\/testing\//.test(path);
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of (await cruised(tree, 'api/src')).modules) {
    const from = folderOf(source);
    if (!from || isTest(source)) continue;
    const targets = dependencies.flatMap(({ resolved }) => folderOf(resolved) ?? []);
    imports.set(from, new Set([...(imports.get(from) ?? []), ...targets]));
  }
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of imports.get(from) ?? []) if (to !== from && !seen.has(to)) reached(to, seen.add(to));
    return seen;
  };
  const folders = [...imports.keys()].sort();
  const knotted = folders.map((one) =>
    folders.filter((other) => reached(one).has(other) && reached(other).has(one)),
  );
  return knotted.filter((knot, index) => knot[0] === folders[index]);
}

it.each([
  [
    'a worker that reaches for the database',
    'worker',
    "import '@critbatch/prisma/client';",
    ['worker-imports'],
  ],
  [
    'a page that does',
    'web',
    "import { client } from '@critbatch/prisma/client';\nconsole.log(client);",
    ['web-imports'],
  ],
  ['I/O in theory', 'theory', "import 'node:fs';", ['theory-is-pure']],
  ['a tensor library in theory', 'theory', "import '@tensorflow/tfjs-core';", ['no-unresolvable']],
  [
    'a type-only way around',
    'worker',
    "export type { client } from '@critbatch/prisma/client';",
    ['worker-imports'],
  ],
])('the import rules refuse %s', async (_, workspace, source, expected) => {
  write(`${workspace}/src/case.ts`, source);
  expect(await violations(workspace)).toEqual(expected);
  rmSync(join(folder, workspace, 'src'), { recursive: true });
});

it.each([
  ['a room that calls up', 'platform/event/case.ts', '../../sweeps/run/run.ts', ['api-platform-looks-down']],
  [
    'a type of a higher room',
    'sweeps/sweep/case.ts',
    '../../answers/plan/plan.ts',
    ['api-sweeps-looks-down'],
  ],
  ['a room that starts the API', 'server/http/case.ts', '../../main.ts', ['api-server-looks-down']],
  ['a folder beside the rooms', 'helpers/case.ts', '../sweeps/run/run.ts', ['api-has-these-rooms']],
  ['nothing that looks down', 'publishing/report/case.ts', '../../sweeps/run/run.ts', []],
  ['nothing of a test', 'platform/event/case.test.ts', '../../sweeps/run/run.ts', []],
])('the rules of the API’s rooms refuse %s', async (_, from, to, expected) => {
  const target = join('api/src', dirname(from), to);
  write(target, 'export type Run = { id: string };');
  write(`api/src/${from}`, `export type { Run } from '${to}';`);
  expect(await violations('api')).toEqual(expected);
  rmSync(join(folder, 'api'), { recursive: true });
});

it.each([
  ['one that looks up', 'run/case.ts', '../sweep/sweep.ts', ['web-run-looks-down']],
  ['a page in what pages share', 'cost/case.tsx', '../report/card.ts', ['web-cost-looks-down']],
  ['one without a place', 'helpers/case.ts', '../run/run.ts', ['web-features-are-listed']],
  ['none that looks down', 'sweep/case.tsx', '../run/run.ts', []],
  ['none for its test', 'run/case.test.ts', '../sweep/sweep.ts', []],
])('the rules of the portal’s features refuse %s, by a type alone', async (_, from, to, expected) => {
  write(join('web/features', dirname(from), to), 'export type Run = { id: string };');
  write(`web/features/${from}`, `export type { Run } from '${to}';`);
  expect(await violations('web')).toEqual(expected);
  rmSync(join(folder, 'web/features'), { recursive: true });
});

it('the import rules refuse a cycle', async () => {
  write('theory/src/a.ts', "import './b.ts';\nexport const a = 1;");
  write('theory/src/b.ts', "import './a.ts';\nexport const b = 1;");
  expect(await violations('theory')).toEqual(['no-cycles']);
});

const unknotted = 'teams|library|answers|server';

it('no folders of these rooms import each other in a circle', async () => {
  expect(await knots(repositoryFolder, unknotted)).toEqual([]);
});

it('a circle of folders is seen though none of its files is in one', async () => {
  write('api/src/teams/team/team.ts', "export type { Price } from '../price/price.ts';");
  write('api/src/teams/price/price.ts', 'export type Price = number;');
  write('api/src/teams/price/currency.ts', "export type { Price } from '../user/user.ts';");
  write('api/src/teams/user/user.ts', "export type { Price } from '../team/team.ts';");
  write('api/src/teams/viewer/viewer.ts', "export type { Price } from '../team/team.ts';");
  expect(await knots(folder, unknotted)).toEqual([['teams/price', 'teams/team', 'teams/user']]);
  rmSync(join(folder, 'api'), { recursive: true });
});
