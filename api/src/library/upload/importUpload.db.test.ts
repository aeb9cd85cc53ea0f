import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import { sendFile } from '../../testing/sendDataset.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi({ waitingUploadBytes: 3 * 2 ** 20 });
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Page = {
  totalCount: number;
  nodes: { id: string; fileName: string; byteLength: number; contentHash: string }[];
  pageInfo: { endCursor: string | null };
};
const list = `query ($id: ID!, $first: Int, $after: String, $where: ImportUploadWhere, $orderBy: SortDirection) { team(id: $id) {
  importUploads(first: $first, after: $after, where: $where, orderBy: $orderBy) {
  totalCount nodes { id fileName byteLength contentHash } pageInfo { endCursor } } } }`;
const listed = async (variables: object = {}) => {
  const asked = { token: team.writeToken, variables: { id: team.id, ...variables } };
  return (await ask<{ team: { importUploads: Page } }>(api.url, list, asked)).team.importUploads;
};
const remove = (importUploadId: string, token: string) =>
  send<{ removeImportUpload: { importUpload: { fileName: string } } }>(
    api.url,
    `mutation ($input: RemoveImportUploadInput!) {
      removeImportUpload(input: $input) { importUpload { fileName } userErrors { code } } }`,
    { token, variables: { input: { importUploadId } } },
  );
const bytes = () => readdir(join(api.environment.dataFolder, 'uploads'));

it('files that wait are listed by pages, under the ids that POST /uploads gave, and make room once removed', async () => {
  const sent = [];
  for (const name of ['one', 'two', 'three'])
    sent.push(await sendFile(api.url, team, `${name}.csv`, `a,label\n${name},0\n`));
  expect((await sendFile(api.url, team, 'four.csv', 'a,label\n4,0\n')).status).toBe(413);

  const first = await listed({ first: 2 });
  const rest = await listed({ first: 2, after: first.pageInfo.endCursor });
  expect(first.totalCount).toBe(3);
  const shown = [...first.nodes, ...rest.nodes].toReversed();
  expect(shown.map(({ id, contentHash }) => [id, contentHash])).toEqual(
    sent.map(({ id, contentHash }) => [id, contentHash]),
  );
  expect(shown[0]).toMatchObject({ fileName: 'one.csv', byteLength: 14 });

  const names = async (variables: object) => (await listed(variables)).nodes.map(({ fileName }) => fileName);
  expect(await names({ where: { nameContains: 'O' }, orderBy: 'ASC' })).toEqual(['one.csv', 'two.csv']);
  expect(await names({ where: { contentHash: sent[2]?.contentHash } })).toEqual(['three.csv']);

  const [{ id = '' } = {}] = sent;
  expect((await remove(id, team.writeToken)).data?.removeImportUpload).toEqual({
    importUpload: { fileName: 'one.csv' },
    userErrors: [],
  });
  expect(await bytes()).toHaveLength(2);
  expect((await remove(id, team.writeToken)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await sendFile(api.url, team, 'four.csv', 'a,label\n4,0\n')).status).toBe(201);
  const entry = await api.client.auditEntry.findFirstOrThrow({ where: { action: 'removeImportUpload' } });
  expect([entry.teamId, entry.before]).toEqual([
    team.localId,
    expect.objectContaining({ fileName: 'one.csv' }),
  ]);
});

it('have a byte at least: an empty body is refused, and nothing is kept of it', async () => {
  const [before, sender] = [await bytes(), await createTestTeam(api.client)];
  expect(await sendFile(api.url, sender, 'empty.csv', '')).toMatchObject({
    status: 400,
    errors: [
      {
        message: 'The file is empty. Send its bytes as the body of the request.',
        extensions: { code: 'INVALID_INPUT' },
      },
    ],
  });
  expect(await bytes()).toEqual(before);
});

it('are seen and removed by whoever may write in their team alone, and are gone once they have expired', async () => {
  const { nodes } = await listed();
  const id = nodes[0]?.id ?? '';
  const other = await createTestTeam(api.client);
  for (const [token, code] of [
    [team.readToken, 'FORBIDDEN'],
    [team.workerToken, 'FORBIDDEN'],
    [other.writeToken, 'NOT_FOUND'],
  ] as const) {
    const { errors } = await send(api.url, list, { token, variables: { id: team.id } });
    expect([code, errors?.[0]?.extensions.code]).toEqual([code, code]);
    expect([code, (await remove(id, token)).errors?.[0]?.extensions.code]).toEqual([code, code]);
  }
  const readers = await fetch(`${api.url}/uploads?${new URLSearchParams({ teamId: team.id })}`, {
    headers: { authorization: `Bearer ${team.readToken}` },
  });
  expect([readers.status, await readers.text()]).toEqual([403, expect.stringContaining('scope WRITE')]);
  const node = 'query ($id: ID!) { node(id: $id) { ... on ImportUpload { fileName } } }';
  const seen = await send<object>(api.url, node, { token: team.readToken, variables: { id } });
  expect([seen.data, seen.errors?.[0]?.extensions.code]).toEqual([{ node: null }, 'FORBIDDEN']);
  await api.client.importUpload.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
  expect((await listed()).nodes).toEqual([]);
  expect((await remove(id, team.writeToken)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
