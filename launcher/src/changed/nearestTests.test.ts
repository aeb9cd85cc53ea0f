import { expect, it } from '@jest/globals';
import { nearestTests } from './nearestTests.ts';

const graph = new Map(
  Object.entries({
    'api/src/fit/fit.test.ts': ['api/src/fit/fit.ts'],
    'api/src/fit/fit.db.test.ts': ['api/src/api.ts'],
    'api/src/team/team.db.test.ts': ['api/src/api.ts'],
    'api/src/api.ts': ['api/src/fit/resolver.ts', 'api/src/team/resolver.ts'],
    'api/src/fit/resolver.ts': ['api/src/fit/fit.ts'],
    'web/page.test.ts': ['web/page.ts'],
    'api/src/walk.e2e.test.ts': ['web/portal.ts'],
    'api/src/teams/account/account.e2e.test.ts': ['web/portal.ts'],
    'web/portal.ts': ['web/features/account/Account.tsx'],
  }).map(([path, targets]) => [path, new Set(targets)]),
);
const nearest = (changed: string[], seconds: number, takes: Record<string, number> = {}) =>
  nearestTests(changed, graph, (test) => takes[test] ?? 1, { seconds, atOnce: 1 });

it('the test of the changed file comes first, then that of the same folder, then those of the whole product', () => {
  expect(nearest(['api/src/fit/fit.ts'], 3)).toEqual({
    run: ['api/src/fit/fit.test.ts', 'api/src/fit/fit.db.test.ts', 'api/src/team/team.db.test.ts'],
    left: [],
  });
});

it('the farthest are left where the time is not enough', () => {
  expect(nearest(['api/src/fit/fit.ts'], 2).left).toEqual(['api/src/team/team.db.test.ts']);
});

it('a folder of the same name is near, wherever it is', () => {
  expect(nearest(['web/features/account/Account.tsx'], 1)).toEqual({
    run: ['api/src/teams/account/account.e2e.test.ts'],
    left: ['api/src/walk.e2e.test.ts'],
  });
});

it('one that takes longer than there is time leaves it to those behind it', () => {
  expect(nearest(['api/src/fit/fit.ts'], 2, { 'api/src/fit/fit.db.test.ts': 3 })).toEqual({
    run: ['api/src/fit/fit.test.ts', 'api/src/team/team.db.test.ts'],
    left: ['api/src/fit/fit.db.test.ts'],
  });
});

it('two at once take twice as much, and none of them more than there is time', () => {
  const time = { seconds: 1, atOnce: 2 };
  const changed = ['api/src/fit/fit.ts'];
  expect(nearestTests(changed, graph, () => 1, time).run).toHaveLength(2);
  expect(nearestTests(changed, graph, () => 2, time).run).toEqual([]);
});

it('a changed test is run whatever it takes', () => {
  expect(nearest(['web/page.test.ts'], 0)).toEqual({ run: ['web/page.test.ts'], left: [] });
});

it('a file that no test leads to needs none', () => {
  expect(nearest(['README.md'], 9)).toEqual({ run: [], left: [] });
});

it('a test that was removed is not run, and one that was changed is', () => {
  expect(nearest(['web/gone.test.ts', 'web/page.test.ts'], 1)).toEqual({
    run: ['web/page.test.ts'],
    left: [],
  });
});
