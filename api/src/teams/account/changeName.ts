import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { ChangedUserPayload, ChangeNameInput } from './password.type.ts';

/** Changes the caller's name. Earlier entries of the audit log keep the old name. */
export async function changeName(context: Context, input: ChangeNameInput): Promise<ChangedUserPayload> {
  const { access, prisma, change } = context;
  if (access.kind !== 'user') throw new Error('The rule asks for a person.');
  const { value: name, userErrors } = parseInput(nameSchema, input.name, ['name']);
  if (userErrors) return { user: null, userErrors };
  const where = { id: access.userId };
  const before = await prisma.user.findUniqueOrThrow({ where, select: { name: true } });
  if (before.name === name) change.nothing();
  const include = { memberships: { select: { teamId: true } } };
  const user = await prisma.user.update({ where, data: { name }, include });
  change.describe({ object: { teamId: null, noun: 'User', id: user.id }, before, after: { name } });
  return { user, userErrors: [] };
}
