import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;
let other: TestTeam;
type Person = Awaited<ReturnType<typeof signInAs>>;
type Caller = { cookie: string } | { token: string };

beforeAll(async () => {
  api = await startTestApi();
  [team, other] = [await createTestTeam(api.client), await createTestTeam(api.client)];
});
afterAll(() => api.stop());

type Payload = {
  invitation?: { id: string; status: string } | null;
  membership?: { role: string } | null;
  link?: string;
  userErrors: { code: string }[];
};

async function attempt(
  caller: Caller,
  mutation: string,
  input: string,
  fields: string,
): Promise<Payload | string> {
  const query = `mutation { payload: ${mutation}(input: { ${input} }) { ${fields} userErrors { code } } }`;
  const { data, errors } = await send<{ payload: Payload }>(api.url, query, caller);
  return data?.payload ?? errors?.[0]?.extensions.code ?? '';
}

const invite = async (caller: Caller, email: string, role = 'MEMBER') => {
  const input = `teamId: "${team.id}", email: "${email}", role: ${role}`;
  return attempt(caller, 'createInvitation', input, 'invitation { id status } link isMailed');
};

async function invited(email: string, role?: string) {
  const payload = await invite({ token: team.adminToken }, email, role);
  if (typeof payload === 'string' || !payload.link) throw new Error(JSON.stringify(payload));
  const token = new URL(payload.link).searchParams.get('token') ?? '';
  return { id: payload.invitation?.id ?? '', token };
}

const accept = (caller: Caller, input: string) =>
  attempt(caller, 'acceptInvitation', input, 'membership { role }');
const revoke = (caller: Caller, id: string) =>
  attempt(caller, 'revokeInvitation', `invitationId: "${id}"`, 'invitation { status }');
const refused = (code: string, noun = 'membership') => ({ [noun]: null, userErrors: [{ code }] });
const somebody = (): Promise<Person> => signInAs(api, other, 'MEMBER');

describe('an invitation', () => {
  it('is one link for an address, however many ask for it at once', async () => {
    const email = 'twice@example.org';
    const caller = { token: team.adminToken };
    const made = await Promise.all([1, 2, 3].map(() => invite(caller, email)));
    expect(made.every((payload) => typeof payload !== 'string' && payload.userErrors.length === 0)).toBe(
      true,
    );
    const rows = await api.client.invitation.findMany({ where: { email } });
    expect(rows.map(({ status }) => status).sort()).toEqual(['canceled', 'canceled', 'pending']);
  });

  it('is accepted with its link by the owner of the address, once', async () => {
    const [guest, thief] = [await somebody(), await somebody()];
    const { token } = await invited(` ${guest.email.toUpperCase()} `, 'VIEWER');
    expect(await accept(thief, `token: "${token}"`)).toEqual(refused('NOT_FOUND'));
    expect(await accept(guest, `token: "${token}"`)).toEqual({
      membership: { role: 'VIEWER' },
      userErrors: [],
    });
    expect(await accept(guest, `token: "${token}"`)).toEqual(refused('NOT_FOUND'));
    expect(await invite({ token: team.adminToken }, guest.email)).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    });
    expect(JSON.stringify(await api.client.invitation.findMany())).not.toContain(token);
    expect(JSON.stringify(await api.client.auditEntry.findMany())).not.toContain(token);
  });

  it('is shown to the owner of a proved address, who needs no link then', async () => {
    const guest = await somebody();
    const { id } = await invited(guest.email);
    const mine = '{ viewer { invitations { id teamName status inviter { name } } } }';
    const { viewer } = await ask<{ viewer: { invitations: { id: string }[] } }>(api.url, mine, guest);
    expect(viewer.invitations).toMatchObject([{ id, status: 'PENDING' }]);
    await api.client.user.update({ where: { id: guest.userId }, data: { emailVerified: false } });
    expect(await accept(guest, `invitationId: "${id}"`)).toEqual(refused('NOT_FOUND'));
    await api.client.user.update({ where: { id: guest.userId }, data: { emailVerified: true } });
    expect(await accept(guest, `invitationId: "${id}"`)).toMatchObject({ membership: { role: 'MEMBER' } });
  });

  it('can be taken back, and is by the next one for the same address', async () => {
    const guest = await somebody();
    const first = await invited(guest.email);
    const second = await invited(guest.email);
    expect(await accept(guest, `token: "${first.token}"`)).toEqual(refused('NOT_FOUND'));
    expect(await revoke({ token: team.writeToken }, second.id)).toBe('FORBIDDEN');
    expect(await revoke({ token: other.adminToken }, second.id)).toBe('NOT_FOUND');
    expect(await revoke({ token: team.adminToken }, second.id)).toEqual({
      invitation: { status: 'REVOKED' },
      userErrors: [],
    });
    expect(await revoke({ token: team.adminToken }, second.id)).toEqual(refused('CONFLICT', 'invitation'));
    expect(await accept(guest, `token: "${second.token}"`)).toEqual(refused('NOT_FOUND'));
  });

  it('ends by itself', async () => {
    const guest = await somebody();
    const { token } = await invited(guest.email);
    await api.client.invitation.updateMany({
      where: { email: guest.email },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await accept(guest, `token: "${token}"`)).toEqual(refused('NOT_FOUND'));
    const preview = `{ invitationPreview(token: "${token}") { teamName } }`;
    expect(await ask(api.url, preview)).toEqual({ invitationPreview: null });
  });

  it('tells the holder of its link what it is before they sign up', async () => {
    const { token } = await invited('preview@example.org', 'ADMIN');
    const preview = `{ invitationPreview(token: "${token}") { teamName email role } }`;
    expect(await ask(api.url, preview)).toEqual({
      invitationPreview: { teamName: expect.any(String), email: 'preview@example.org', role: 'ADMIN' },
    });
  });

  it('is made by admins; one that makes an owner, by owners', async () => {
    const [admin, owner] = [await signInAs(api, team, 'ADMIN'), await signInAs(api, team, 'OWNER')];
    expect(await invite({ token: team.writeToken }, 'a@example.org')).toBe('FORBIDDEN');
    expect(await invite(admin, 'a@example.org', 'OWNER')).toBe('FORBIDDEN');
    expect(await invite(owner, 'a@example.org', 'OWNER')).toMatchObject({ userErrors: [] });
    expect(await invite(admin, 'no address')).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT' }] });
    const list = `{ team(id: "${team.id}") { invitations(where: { status: PENDING, emailContains: "A@EXAMPLE" }) {
      totalCount nodes { email role } } } }`;
    expect(await ask(api.url, list, admin)).toEqual({
      team: { invitations: { totalCount: 1, nodes: [{ email: 'a@example.org', role: 'OWNER' }] } },
    });
  });
});
