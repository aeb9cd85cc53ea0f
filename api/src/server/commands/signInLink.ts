import { parseArgs } from 'node:util';
import { createClient } from '@critbatch/prisma/client/createClient';
import { recordCommand } from '../../platform/audit/recordCommand.ts';
import { commandMinutes, createPasswordResetLink } from '../../platform/auth/passwordReset.ts';
import { createSignInLink } from '../../platform/auth/signInLink.ts';
import { parseCommandEnvironment } from '../../platform/environment/environment.ts';

/**
 * `signInLink [EMAIL] [--reset-password]`: prints a link that signs a user in, or lets them choose another password, once, within a
 * day; the first owner where no address is named. Running it needs access to the database.
 */
const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  options: { 'reset-password': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const { databaseUrl, publicUrl, authSecret } = parseCommandEnvironment(process.env);
const prisma = createClient(databaseUrl, { poolSize: 2 });
try {
  const user = await findUser(positionals[0]?.trim().toLowerCase());
  if (user) {
    const isReset = values['reset-password'];
    const link = isReset
      ? await createPasswordResetLink(prisma, { publicUrl, userId: user.id, minutes: commandMinutes })
      : await createSignInLink({ prisma, publicUrl, secret: authSecret }, user.email);
    await recordCommand(
      prisma,
      'signInLink',
      { teamId: null, noun: 'User', id: user.id },
      { email: user.email, link: isReset ? 'new password' : 'sign-in' },
    );
    console.log(link);
  } else {
    const said = positionals[0]
      ? `There is no user with the address ${positionals[0]}`
      : 'There is no user yet';
    console.error(`critbatch: NOT_FOUND: ${said}; check the spelling, or invite them into a team.`);
    process.exitCode = 1;
  }
} finally {
  await prisma.$disconnect();
}

async function findUser(email: string | undefined): Promise<{ id: string; email: string } | null> {
  if (email) return prisma.user.findUnique({ where: { email } });
  const owner = await prisma.membership.findFirst({
    where: { role: 'OWNER' },
    orderBy: { createdAt: 'asc' },
    include: { user: true },
  });
  return owner?.user ?? null;
}
