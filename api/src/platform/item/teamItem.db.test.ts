import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLeaderboard } from '../../testing/createLeaderboard.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { createStudy, foretellStage } from '../../testing/foretellStage.ts';
import { ask, change, codesOf, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';
import { globalId } from '../node/globalId.ts';

let api: TestApi;
let team: TestTeam;
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  team = await createTestTeam(api.client);
  sweepId = (await createSweepOverHttp(api.url, team)).id;
});
afterAll(() => api.stop());

type Item = { id: string; name: string; tags: string[]; archivedAt: string | null };

const update = (id: string, input: object, token = team.writeToken) =>
  change<{ teamItem: Item | null }>(
    api.url,
    token,
    'updateTeamItem',
    'teamItem { id name tags archivedAt }',
    {
      id,
      ...input,
    },
  );
const remove = (id: string, token = team.adminToken) =>
  change<{ deletedId: string | null }>(api.url, token, 'deleteTeamItem', 'deletedId', { id });
const holders = async (id: string) =>
  (
    await ask<{ itemHolders: object[] }>(api.url, 'query ($id: ID!) { itemHolders(id: $id) { kind name } }', {
      token: team.readToken,
      variables: { id },
    })
  ).itemHolders;

async function listed(list: string, where: object): Promise<string[]> {
  const type = {
    sweeps: 'SweepWhere',
    studies: 'StudyWhere',
    models: 'ModelWhere',
    datasets: 'DatasetWhere',
  }[list];
  const query = `query ($where: ${type}) { list: ${list}(where: $where) { totalCount nodes { id } } }`;
  const given = { token: team.readToken, variables: { where } };
  const { list: page } = await ask<{ list: { totalCount: number; nodes: { id: string }[] } }>(
    api.url,
    query,
    given,
  );
  expect(page.totalCount).toBe(page.nodes.length);
  return page.nodes.map(({ id }) => id);
}

describe('an item', () => {
  it.each(['sweeps', 'studies', 'models', 'datasets'])(
    'of %s is renamed, tagged, archived and found by all three, and none of another team is',
    async (list) => {
      const study = await createStudy(api, team);
      const id = {
        sweeps: sweepId,
        studies: globalId('Study', study),
        models: team.modelId,
        datasets: team.datasetId,
      }[list] as string;
      expect(await listed(list, {})).toEqual([id]);
      const changes = { name: 'Another name', tags: ['vision', ' nightly ', 'vision'], isArchived: true };
      const { teamItem } = await update(id, changes);
      expect(teamItem).toMatchObject({ id, name: 'Another name', tags: ['vision', 'nightly'] });
      expect(Date.parse(teamItem?.archivedAt ?? '')).toBeGreaterThan(0);
      expect(await listed(list, {})).toEqual([]);
      expect(await listed(list, { archived: 'ONLY', tag: 'nightly', nameContains: 'ANOTHER' })).toEqual([id]);
      expect(await listed(list, { archived: 'INCLUDED' })).toEqual([id]);
      expect(await listed(list, { archived: 'INCLUDED', tag: 'night' })).toEqual([]);
      // What is left out stays as it is.
      expect((await update(id, { isArchived: false })).teamItem).toEqual({
        ...teamItem,
        archivedAt: null,
      });
      expect(await listed(list, { tag: 'vision', archived: 'EXCLUDED' })).toEqual([id]);

      const other = await createTestTeam(api.client);
      await expect(update(id, { name: 'Mine' }, other.writeToken)).rejects.toThrow('NOT_FOUND');
      await expect(update(id, { name: 'Mine' }, team.readToken)).rejects.toThrow('FORBIDDEN');
      await expect(remove(id, team.readToken)).rejects.toThrow('FORBIDDEN');
      const { errors } = await send(api.url, `{ itemHolders(id: "${id}") { kind } }`, {
        token: other.readToken,
      });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    },
  );

  it('has at most ten tags of forty characters without commas, and a name', async () => {
    const faults = async (input: object) => codesOf(await update(sweepId, input));
    expect(await faults({ tags: Array.from({ length: 11 }, (_, number) => `${number}`) })).toEqual([
      'INVALID_INPUT',
    ]);
    expect(await faults({ tags: ['x'.repeat(41)] })).toEqual(['INVALID_INPUT']);
    expect(await faults({ tags: ['a,b'] })).toEqual(['INVALID_INPUT']);
    expect(await faults({ tags: [' '] })).toEqual(['INVALID_INPUT']);
    expect(await faults({ name: ' ' })).toEqual(['INVALID_INPUT']);
    const ten = Array.from({ length: 10 }, (_, number) => `${number}`.repeat(40));
    expect((await update(sweepId, { tags: ten })).userErrors).toEqual([]);
    expect(await faults({ addTags: ['one more'] })).toEqual(['INVALID_INPUT']);
    const { teamItem } = await update(sweepId, { addTags: ['one more'], removeTags: ten.slice(1) });
    expect(teamItem?.tags).toEqual([ten[0], 'one more']);
  });

  it('keeps the tags that ten people add at once', async () => {
    const tags = Array.from({ length: 10 }, (_, number) => `tag ${number}`);
    await Promise.all(tags.map((tag) => update(sweepId, { addTags: [tag] })));
    const { teamItem } = await update(sweepId, {});
    expect(teamItem?.tags.toSorted()).toEqual(tags);
  });

  it('is deleted once by many at once, and is not there for whoever changes or refers to it then', async () => {
    const codeOf = (work: Promise<{ userErrors: { code: string }[] }>) =>
      work.then(
        ({ userErrors }) => userErrors[0]?.code ?? 'done',
        (fault: Error) => /"code":"(\w+)"/.exec(fault.message)?.[1] ?? fault.message,
      );
    const studyId = globalId('Study', await createStudy(api, team));
    const stage = { studyId, name: 'A', size: 1 };
    const works = [
      () => remove(studyId),
      () => change(api.url, team.writeToken, 'addStudyStage', 'studyStage { id }', stage),
      (number: number) => update(studyId, { name: `${number}` }),
    ];
    const codes = await Promise.all(
      Array.from({ length: 30 }, (_, number) => codeOf(works[number % 3]?.(number) ?? remove(studyId))),
    );
    expect(codes.filter((code) => !['done', 'NOT_FOUND', 'WRITE_CONFLICT'].includes(code))).toEqual([]);
    expect(codes.filter((code, number) => number % 3 === 0 && code === 'done')).toHaveLength(1);
    expect(await api.client.study.count({ where: { teamId: team.localId } })).toBe(0);
  });

  it('tells the audit log what it was before and is now, and nothing where nothing changed', async () => {
    const count = () =>
      api.client.auditEntry.count({ where: { teamId: team.localId, action: 'updateTeamItem' } });
    await update(sweepId, { tags: ['a'] });
    await update(sweepId, { tags: ['a'] });
    expect(await count()).toBe(1);
    const [entry] = await api.client.auditEntry.findMany({
      where: { teamId: team.localId, action: 'updateTeamItem' },
    });
    expect(entry).toMatchObject({ before: { tags: [], isArchived: false }, after: { tags: ['a'] } });
  });

  it('that is a version gives its name to all versions, which sweeps show, and takes none that is in use', async () => {
    const known = await api.client.model.findFirstOrThrow({ where: { teamId: team.localId } });
    const data = {
      ...known,
      spec: known.spec as object,
      contentHash: 'f'.repeat(64),
      version: 2,
      id: undefined,
    };
    const second = await api.client.model.create({
      data: { ...data, id: crypto.randomUUID(), specBytes: undefined } as never,
    });
    await api.client.model.create({
      data: {
        ...data,
        id: crypto.randomUUID(),
        contentHash: 'e'.repeat(64),
        name: 'Taken',
        version: 1,
        specBytes: undefined,
      } as never,
    });
    const shown = async () =>
      (
        await ask<{ sweep: { model: { name: string } } }>(
          api.url,
          `{ sweep(id: "${sweepId}") { model { name } } }`,
          { token: team.readToken },
        )
      ).sweep.model.name;
    expect(await shown()).toBe(known.name);
    expect(codesOf(await update(team.modelId, { name: 'Taken' }))).toEqual(['CONFLICT']);
    await update(globalId('Model', second.id), { name: 'Renamed' });
    const names = await api.client.model.findMany({
      where: { teamId: team.localId },
      select: { name: true },
    });
    expect(names.map(({ name }) => name).toSorted()).toEqual(['Renamed', 'Renamed', 'Taken']);
    await until(async () => (await shown()) === 'Renamed');
  });
});

describe('an item is deleted', () => {
  it('once nothing holds it, by those who may: a sweep with open runs, its model and data set stay', async () => {
    expect(await holders(sweepId)).toEqual([{ kind: 'OPEN_RUNS', name: null }]);
    expect(codesOf(await remove(sweepId))).toEqual(['CONFLICT']);
    const held = await remove(team.modelId);
    expect(held.userErrors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('sweep "#1 ') },
    ]);
    expect(codesOf(await remove(team.datasetId))).toEqual(['CONFLICT']);
    await change(api.url, team.writeToken, 'cancelSweep', 'sweep { id }', { sweepId });
    await expect(remove(sweepId, team.writeToken)).rejects.toThrow('FORBIDDEN');
    expect(await remove(sweepId)).toEqual({ deletedId: sweepId, userErrors: [] });
    expect(await api.client.run.count({ where: { teamId: team.localId } })).toBe(0);
    await expect(remove(sweepId)).rejects.toThrow('NOT_FOUND');
    expect(await holders(team.modelId)).toEqual([]);
    expect((await remove(team.modelId, team.writeToken)).userErrors).toEqual([]);
    expect((await remove(team.datasetId, team.writeToken)).userErrors).toEqual([]);
  });

  it('not while a study or a leaderboard has it, nor a study of which something was predicted', async () => {
    await change(api.url, team.writeToken, 'cancelSweep', 'sweep { id }', { sweepId });
    const study = await createStudy(api, team);
    const studyId = globalId('Study', study);
    const stage = { studyId, name: 'Pilot', sweepId };
    await change(api.url, team.writeToken, 'addStudyStage', 'studyStage { id }', stage);
    expect(await holders(sweepId)).toEqual([{ kind: 'STUDY', name: 'Sizes' }]);
    expect(codesOf(await remove(sweepId))).toEqual(['CONFLICT']);
    expect((await remove(studyId)).userErrors).toEqual([]);
    expect(await holders(sweepId)).toEqual([]);
    await createLeaderboard(api.client, team, sweepId);
    expect(await holders(sweepId)).toEqual([{ kind: 'LEADERBOARD', name: 'Clusters' }]);
    expect(codesOf(await remove(sweepId))).toEqual(['CONFLICT']);

    const foretold = await createStudy(api, team);
    await foretellStage(api, team, { studyId: foretold, position: 0 });
    const foretoldId = globalId('Study', foretold);
    expect(await holders(foretoldId)).toEqual([{ kind: 'STAGE_RECORDS', name: 'Stage 0' }]);
    expect(codesOf(await remove(foretoldId))).toEqual(['CONFLICT']);
    await change(api.url, team.writeToken, 'createMemo', 'memo { id }', {
      teamId: team.id,
      studyId: foretoldId,
      date: '2026-01-15',
    });
    expect(await holders(foretoldId)).toContainEqual({ kind: 'MEMO', name: '2026-01-12' });
  });
});
