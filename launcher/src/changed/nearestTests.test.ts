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
  }).map(([path, targets]) => [path, new Set(targets)]),
);
const nearest = (changed: string[], seconds: number) => nearestTests(changed, graph, () => 1, seconds);

it('the test of the changed file comes first, then that of the same folder, then those of the whole product', () => {
  expect(nearest(['api/src/fit/fit.ts'], 3)).toEqual({
    run: ['api/src/fit/fit.test.ts', 'api/src/fit/fit.db.test.ts', 'api/src/team/team.db.test.ts'],
    left: [],
  });
});

it('the farthest are left where the time is not enough', () => {
  expect(nearest(['api/src/fit/fit.ts'], 2).left).toEqual(['api/src/team/team.db.test.ts']);
});

it('a changed test is run whatever it takes', () => {
  expect(nearest(['web/page.test.ts'], 0)).toEqual({ run: ['web/page.test.ts'], left: [] });
});

it('a file that no test leads to needs none', () => {
  expect(nearest(['README.md'], 9)).toEqual({ run: [], left: [] });
});
