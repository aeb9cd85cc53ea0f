import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { builtInModels } from '../../library/builtIn/builtIns.ts';
import { globalId, parseGlobalId } from '../../platform/node/globalId.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;
type Person = Awaited<ReturnType<typeof signInAs>>;
let owner: Person;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  owner = await signInAs(api, team, 'OWNER');
});

type Caller = { cookie: string } | { token: string };

/** Sends a mutation; gives 'done', the code of a user error, or that of an error. */
async function attempt(caller: Caller, mutation: string, input: string): Promise<string> {
  const query = `mutation { payload: ${mutation}(input: { ${input} }) { userErrors { code } } }`;
  const { data, errors } = await send<{ payload: { userErrors: { code: string }[] } }>(
    api.url,
    query,
    caller,
  );
  return errors?.[0]?.extensions.code ?? data?.payload.userErrors[0]?.code ?? 'done';
}

const placeOf = (person: Person) => globalId('Membership', person.membershipId);
const change = (caller: Caller, person: Person, role: string) =>
  attempt(caller, 'changeMemberRole', `membershipId: "${placeOf(person)}", role: ${role}`);
const remove = (caller: Caller, person: Person) =>
  attempt(caller, 'removeMember', `membershipId: "${placeOf(person)}"`);
const leave = (caller: Caller) => attempt(caller, 'leaveTeam', `teamId: "${team.id}"`);
const owners = () => api.client.membership.count({ where: { teamId: team.localId, role: 'OWNER' } });

describe('roles', () => {
  it('are changed by admins, but owners are made and unmade by owners alone', async () => {
    const [admin, member] = [await signInAs(api, team, 'ADMIN'), await signInAs(api, team, 'MEMBER')];
    expect(await change(admin, member, 'ADMIN')).toBe('done');
    expect(await change(member, admin, 'VIEWER')).toBe('done');
    expect(await change(admin, member, 'VIEWER')).toBe('FORBIDDEN');
    expect(await change(member, admin, 'OWNER')).toBe('FORBIDDEN');
    expect(await change(member, owner, 'VIEWER')).toBe('FORBIDDEN');
    expect(await change({ token: team.adminToken }, owner, 'VIEWER')).toBe('FORBIDDEN');
    expect(await change(owner, admin, 'OWNER')).toBe('done');
    expect(await owners()).toBe(2);
    const entries = await api.client.auditEntry.findMany({
      where: { objectId: admin.membershipId },
      orderBy: { createdAt: 'asc' },
    });
    expect(entries.map(({ before, after }) => [before, after])).toEqual([
      [{ role: 'ADMIN' }, { role: 'VIEWER' }],
      [{ role: 'VIEWER' }, { role: 'OWNER' }],
    ]);
  });

  it('of another team are not found', async () => {
    const other = await createTestTeam(api.client);
    const stranger = await signInAs(api, other, 'OWNER');
    expect(await change(stranger, owner, 'VIEWER')).toBe('NOT_FOUND');
    expect(await remove(stranger, owner)).toBe('NOT_FOUND');
  });
});

describe('the last owner', () => {
  it('cannot go, step down or be removed', async () => {
    expect(await leave(owner)).toBe('LAST_OWNER');
    expect(await change(owner, owner, 'ADMIN')).toBe('LAST_OWNER');
    expect(await remove(owner, owner)).toBe('LAST_OWNER');
    expect(await owners()).toBe(1);
  });

  it('stays where all owners go at once', async () => {
    const others = [await signInAs(api, team, 'OWNER'), await signInAs(api, team, 'OWNER')];
    const results = await Promise.all([owner, ...others].map((person) => leave(person)));
    expect(results.sort()).toEqual(['LAST_OWNER', 'done', 'done']);
    expect(await owners()).toBe(1);
  });

  it('stays where two owners unmake each other at once: the second is no owner any more', async () => {
    const other = await signInAs(api, team, 'OWNER');
    const results = await Promise.all([change(owner, other, 'VIEWER'), change(other, owner, 'VIEWER')]);
    expect(results.sort()).toEqual(['FORBIDDEN', 'done']);
    expect(await owners()).toBe(1);
  });
});

describe('a member', () => {
  it('ends the access and the tokens of a member who leaves or is removed at once', async () => {
    const [leaver, removed] = [await signInAs(api, team, 'VIEWER'), await signInAs(api, team, 'MEMBER')];
    const makeToken = `mutation { createApiToken(input: { teamId: "${team.id}", name: "t", scopes: [READ] }) { secret } }`;
    const { createApiToken } = await ask<{ createApiToken: { secret: string } }>(api.url, makeToken, removed);
    const models = `{ models(where: { teamId: "${team.id}" }) { nodes { name } } }`;
    const codeOf = async (caller: Caller) =>
      (await send(api.url, models, caller)).errors?.[0]?.extensions.code;
    expect(await leave(leaver)).toBe('done');
    expect(await codeOf(leaver)).toBe('NOT_FOUND');
    expect(await remove(owner, removed)).toBe('done');
    expect(await codeOf(removed)).toBe('NOT_FOUND');
    const token = { token: createApiToken.secret };
    expect(await codeOf(token)).toBe('UNAUTHENTICATED');
    // The person comes back; their tokens do not.
    await api.client.membership.create({
      data: { teamId: team.localId, userId: removed.userId, role: 'MEMBER' },
    });
    expect(await codeOf(removed)).toBeUndefined();
    expect(await codeOf(token)).toBe('UNAUTHENTICATED');
  });

  it('keeps nothing that a member began while being removed: no token, no invitation', async () => {
    const removed = await signInAs(api, team, 'ADMIN');
    const removal = new pg.Client({ connectionString: api.environment.databaseUrl });
    await removal.connect();
    try {
      await removal.query('BEGIN');
      await removal.query('SELECT 1 FROM "Team" WHERE id = $1 FOR NO KEY UPDATE', [team.localId]);
      await removal.query('DELETE FROM "Membership" WHERE id = $1', [removed.membershipId]);
      const begun = [
        attempt(removed, 'createApiToken', `teamId: "${team.id}", name: "late", scopes: [ADMIN]`),
        attempt(removed, 'createInvitation', `teamId: "${team.id}", email: "late@example.org", role: ADMIN`),
      ];
      // They are let in while the caller is still a member.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await removal.query('COMMIT');
      expect(await Promise.all(begun)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    } finally {
      await removal.end();
    }
    expect(await api.client.apiToken.count({ where: { name: 'late' } })).toBe(0);
    expect(await api.client.invitation.count({ where: { email: 'late@example.org' } })).toBe(0);
  });

  it('is listed with the others, by name, address and role', async () => {
    const viewer = await signInAs(api, team, 'VIEWER');
    const list = async (where: string) => {
      const query = `{ team(id: "${team.id}") { memberships(where: ${where}) { totalCount nodes { id role user { email } } } } }`;
      const answer = await ask<{ team: { memberships: { nodes: { id: string }[] } } }>(
        api.url,
        query,
        viewer,
      );
      return answer.team.memberships.nodes.map(({ id }) => id);
    };
    expect(await list('{}')).toEqual([placeOf(owner), placeOf(viewer)]);
    expect(await list('{ role: VIEWER }')).toEqual([placeOf(viewer)]);
    expect(await list(`{ textContains: "${owner.email.toUpperCase()}" }`)).toEqual([placeOf(owner)]);
  });
});

describe('a team', () => {
  it('is made by whoever is signed in, who owns it and finds models and data in it', async () => {
    const query = `mutation { createTeam(input: { name: "Münster Lab", idempotencyKey: "one" }) {
      team { id slug memberships { nodes { role } } } userErrors { code } } }`;
    type Made = { createTeam: { team: { id: string; slug: string } } };
    const first = await ask<Made>(api.url, query, owner);
    expect(first.createTeam.team).toMatchObject({
      slug: 'munster-lab',
      memberships: { nodes: [{ role: 'OWNER' }] },
    });
    expect(await ask<Made>(api.url, query, owner)).toEqual(first);
    const second = await ask<Made>(api.url, query.replace('one', 'two'), owner);
    expect(second.createTeam.team.slug).toBe('munster-lab-2');
    const teamId = parseGlobalId(first.createTeam.team.id)?.id ?? '';
    const models = await api.client.model.findMany({ where: { teamId } });
    expect(models.map(({ name }) => name).sort()).toEqual(builtInModels.map(({ name }) => name).sort());
    expect(await attempt(owner, 'createTeam', 'name: "x", slug: "munster-lab"')).toBe('CONFLICT');
    expect(await attempt(owner, 'createTeam', 'name: "x", slug: "No Slug"')).toBe('INVALID_INPUT');
    expect(await attempt({ token: team.adminToken }, 'createTeam', 'name: "x"')).toBe('FORBIDDEN');
  });

  it('is renamed by its admins', async () => {
    const member = await signInAs(api, team, 'MEMBER');
    const rename = (caller: Caller) => attempt(caller, 'renameTeam', `teamId: "${team.id}", name: "New"`);
    expect(await rename(member)).toBe('FORBIDDEN');
    expect(await rename(owner)).toBe('done');
    expect((await api.client.team.findUniqueOrThrow({ where: { id: team.localId } })).name).toBe('New');
  });
});
