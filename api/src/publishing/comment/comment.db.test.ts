import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { letterDelivery } from '../../testing/deliverLetters.ts';
import { ask, send } from '../../testing/graphql.ts';
import { startPostOffice } from '../../testing/postOffice.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let office: Awaited<ReturnType<typeof startPostOffice>>;
let api: TestApi;
let letters: ReturnType<typeof letterDelivery>;
let team: TestTeam;
let author: Awaited<ReturnType<typeof signInAs>>;
let reader: Awaited<ReturnType<typeof signInAs>>;
let admin: Awaited<ReturnType<typeof signInAs>>;
let sweepId: string;

beforeAll(async () => {
  office = await startPostOffice();
  api = await startTestApi({ mail: { url: office.url, from: 'critbatch@example.org' } });
  letters = letterDelivery(api);
  team = await createTestTeam(api.client);
  author = await signInAs(api, team, 'MEMBER');
  reader = await signInAs(api, team, 'VIEWER');
  admin = await signInAs(api, team, 'ADMIN');
  await name(author.userId, 'Ada Lovelace');
  await name(reader.userId, '青山 花');
  sweepId = (await createSweepOverHttp(api.url, team, { name: 'Kite' })).id;
});
afterAll(async () => {
  await letters.close();
  await api.stop();
  await office.close();
});

const name = (id: string, called: string) =>
  api.client.user.update({ where: { id }, data: { name: called } });

type Caller = { cookie?: string; token?: string };
type CommentData = { id: string; text: string | null; removedAt: string | null };
type Payload = { payload: { comment: CommentData | null; userErrors: { code: string; field: string[] }[] } };
const change = (mutation: string, input: Record<string, unknown>, caller: Caller = author) => {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) {
    payload: ${mutation}(input: $input) { comment { id text removedAt } userErrors { code field } }
  }`;
  return send<Payload>(api.url, query, { ...caller, variables: { input } });
};
const write = async (text: string, caller: Caller = author): Promise<CommentData> => {
  const { data, errors } = await change('createComment', { sweepId, text }, caller);
  if (!data?.payload.comment) throw new Error(JSON.stringify({ data, errors }));
  return data.payload.comment;
};
/** The letters of everybody whom comments have named since. */
const delivered = async () => {
  await letters.deliver();
  return office.taken();
};
const codeOf = async (answer: ReturnType<typeof change>) => (await answer).errors?.[0]?.extensions.code;

describe('a comment', () => {
  it('stands under its sweep, with its author and whom it names, the oldest first', async () => {
    await write('First.');
    await write('@青山 花さん、見てください。');
    await delivered();
    const query = `query ($id: ID!) {
      sweep(id: $id) { comments { totalCount nodes { text author { name } mentions { name } sweep { name } } } }
    }`;
    expect(await ask(api.url, query, { token: team.readToken, variables: { id: sweepId } })).toEqual({
      sweep: {
        comments: {
          totalCount: 2,
          nodes: [
            { text: 'First.', author: { name: 'Ada Lovelace' }, mentions: [], sweep: { name: 'Kite' } },
            {
              text: '@青山 花さん、見てください。',
              author: { name: 'Ada Lovelace' },
              mentions: [{ name: '青山 花' }],
              sweep: { name: 'Kite' },
            },
          ],
        },
      },
    });
  });

  it('sends a letter to the members whom it names, once, and to nobody who may not see the sweep', async () => {
    const other = await createTestTeam(api.client);
    const outsider = await signInAs(api, other, 'OWNER');
    await name(outsider.userId, 'Out Sider');
    const { id } = await write('@Out Sider @Ada Lovelace @青山 花: is 96 right?');
    const [letter, ...more] = await delivered();
    expect(more).toEqual([]);
    expect(letter?.to).toEqual([reader.email]);
    expect(letter?.text).toContain('Ada Lovelace names you in a comment on “#1 Kite”.');
    expect(letter?.text).toContain('is 96 right?');
    expect(letter?.text).toContain(`http://localhost:4100/sweeps/${sweepId}#comments`);
    await change('editComment', { commentId: id, text: '@青山 花: is 97 right? @A admin' });
    expect((await delivered()).map(({ to }) => to)).toEqual([[admin.email]]);
    expect(await api.client.commentMention.count({ where: { user: { name: 'Out Sider' } } })).toBe(0);
  });

  it('sends one letter for one mention, however often its words are changed', async () => {
    const { id } = await write('@青山 花: look.');
    expect((await delivered()).map(({ to }) => to)).toEqual([[reader.email]]);
    for (let count = 0; count < 5; count++) {
      await change('editComment', { commentId: id, text: `Nobody ${count}.` });
      await change('editComment', { commentId: id, text: `@青山 花: look ${count}.` });
    }
    await write('@A admin: done.');
    expect((await delivered()).map(({ to }) => to)).toEqual([[admin.email]]);
    const commentId = parseGlobalId(id)?.id ?? '';
    expect(await api.client.commentMention.count({ where: { commentId } })).toBe(1);
  });

  it('sends one letter for all that was written meanwhile, and none of what its reader has seen; sign-in links still come', async () => {
    const often = await signInAs(api, team, 'VIEWER');
    await name(often.userId, 'Grace Hopper');
    for (let count = 0; count < 14; count++) await write(`@Grace Hopper: ${count}.`);
    const { id } = await write('@Grace Hopper: taken back.');
    await change('deleteComment', { commentId: id });
    await write('@A admin: the last.');
    const both = await delivered();
    expect(both.map(({ to }) => to)).toEqual([[often.email], [admin.email]]);
    for (let count = 0; count < 14; count++) expect(both[0]?.text).toContain(`@Grace Hopper: ${count}.`);
    expect(both[0]?.text).not.toContain('taken back');
    await write('@Grace Hopper: seen.');
    await ask(api.url, 'mutation { readNotifications(input: {}) { unreadCount } }', { cookie: often.cookie });
    expect(await delivered()).toEqual([]);
    const order = `mutation { requestSignInLink(input: { email: "${often.email}" }) { isTaken } }`;
    await ask(api.url, order);
    expect((await office.next()).to).toEqual([often.email]);
  });

  it('is changed and taken back by its author alone', async () => {
    const { id } = await write('Typo.');
    expect(
      (await change('editComment', { commentId: id, text: 'No typo.' })).data?.payload.comment?.text,
    ).toBe('No typo.');
    expect(await codeOf(change('editComment', { commentId: id, text: 'Mine now.' }, admin))).toBe(
      'FORBIDDEN',
    );
    expect(await codeOf(change('deleteComment', { commentId: id }, admin))).toBe('FORBIDDEN');
    expect((await change('deleteComment', { commentId: id })).data?.payload).toEqual({
      comment: null,
      userErrors: [],
    });
    expect(await codeOf(change('editComment', { commentId: id, text: 'Again.' }))).toBe('NOT_FOUND');
    const entries = await api.client.auditEntry.findMany({
      where: { teamId: team.localId, noun: 'Comment' },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action).slice(-3)).toEqual([
      'createComment',
      'editComment',
      'deleteComment',
    ]);
    expect(JSON.stringify(entries)).not.toContain('typo');
  });

  it('that an admin removes leaves a trace and no text, and stays removed', async () => {
    const { id } = await write('Secret 12345.');
    expect(await codeOf(change('removeComment', { commentId: id }))).toBe('FORBIDDEN');
    const { data } = await change('removeComment', { commentId: id }, admin);
    expect(data?.payload.comment).toEqual({ id, text: null, removedAt: expect.any(String) });
    expect(await api.client.comment.count({ where: { text: { contains: '12345' } } })).toBe(0);
    for (const again of [
      change('editComment', { commentId: id, text: 'Back.' }),
      change('deleteComment', { commentId: id }),
    ])
      expect((await again).data?.payload.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('is changed, taken back or removed by whoever comes first, where all come at once', async () => {
    for (let round = 0; round < 4; round++) {
      const { id } = await write('Twice.');
      const answers = await Promise.all([
        change('editComment', { commentId: id, text: 'Edited.' }),
        change('deleteComment', { commentId: id }),
        change('deleteComment', { commentId: id }),
        change('removeComment', { commentId: id }, admin),
      ]);
      const outcomes = answers.map(
        ({ data, errors }) =>
          errors?.[0]?.extensions.code ?? data?.payload.userErrors[0]?.code ?? ('DONE' as const),
      );
      // Either deletion or removal; whoever comes later learns which.
      expect(outcomes.slice(1).filter((outcome) => outcome === 'DONE')).toHaveLength(1);
      for (const outcome of outcomes) expect(['DONE', 'NOT_FOUND', 'CONFLICT']).toContain(outcome);
    }
  });

  it('is about one thing, has words, and is written by a person who may write', async () => {
    const faults = async (input: Record<string, unknown>) =>
      (await change('createComment', input)).data?.payload.userErrors.map(({ field }) => field.join('.'));
    expect(await faults({ text: 'About nothing.' })).toEqual(['input.sweepId']);
    expect(await faults({ sweepId, text: ' ' })).toEqual(['input.text']);
    expect(await faults({ sweepId, text: 'x'.repeat(10_001) })).toEqual(['input.text']);
    const input = { sweepId, text: 'Hello.' };
    expect(await codeOf(change('createComment', input, reader))).toBe('FORBIDDEN');
    expect(await codeOf(change('createComment', input, { token: team.writeToken }))).toBe('FORBIDDEN');
    const other = await signInAs(api, await createTestTeam(api.client), 'OWNER');
    expect(await codeOf(change('createComment', input, other))).toBe('NOT_FOUND');
    const reportId = globalId('Report', '00000000-0000-0000-0000-000000000000');
    expect(await codeOf(change('createComment', { reportId, text: 'Hello.' }))).toBe('NOT_FOUND');
  });
});
