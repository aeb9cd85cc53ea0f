import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;
type View = { id: string; name: string; search: string };
type Payload = { savedView: View | null; userErrors: { code: string; field: string[] }[] };

const save = (input: object, token = team.writeToken) =>
  send<{ saveView: Payload }>(
    api.url,
    'mutation ($input: SaveViewInput!) { saveView(input: $input) { savedView { id name search } userErrors { code field } } }',
    { token, variables: { input: { teamId: team.id, page: 'COMPARE', ...input } } },
  );
const views = async (page: string) => {
  const query = `{ savedViews(where: { teamId: "${team.id}", page: ${page} }) { totalCount nodes { id name search } } }`;
  const { savedViews } = await ask<{ savedViews: { nodes: View[] } }>(api.url, query, {
    token: team.readToken,
  });
  return savedViews.nodes.map(({ name, search }) => [name, search]);
};

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

it('keeps views by page and name, the newest first; the same name again gives way', async () => {
  await save({ name: 'Resets', search: 's=a&s=b' });
  await save({ name: 'Optimisers', search: 's=c' });
  await save({ name: 'Resets', search: '?s=a&s=b&s=d' });
  await save({ page: 'SWEEPS', name: 'Resets', search: 'status=FINISHED' });
  expect(await views('COMPARE')).toEqual([
    ['Optimisers', 's=c'],
    ['Resets', 's=a&s=b&s=d'],
  ]);
  expect(await views('SWEEPS')).toEqual([['Resets', 'status=FINISHED']]);
});

it('keeps nothing but names and values of an address', async () => {
  const { data } = await save({ name: 'Odd', search: 's=<script>#x\n//evil.example' });
  expect(data?.saveView.savedView?.search).toBe('s=%3Cscript%3E%23x%0A%2F%2Fevil.example');
  const refused = await save({ name: ' ', search: 'x'.repeat(4001) });
  expect(refused.data?.saveView.userErrors.map(({ field }) => field.at(-1))).toEqual(['name', 'search']);
});

it('is changed by whoever may change the team’s things, and by nobody else', async () => {
  const reader = await save({ name: 'Mine', search: '' }, team.readToken);
  expect(reader.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const other = await createTestTeam(api.client);
  const { data } = await save({ name: 'Ours', search: '' });
  const remove = (token: string) =>
    send<{ removeSavedView: Payload }>(
      api.url,
      `mutation { removeSavedView(input: { savedViewId: "${data?.saveView.savedView?.id}" }) { savedView { name } userErrors { code } } }`,
      { token },
    );
  expect((await remove(other.writeToken)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await remove(team.writeToken)).data?.removeSavedView.savedView?.name).toBe('Ours');
  expect((await views('COMPARE')).map(([name]) => name)).not.toContain('Ours');
});
