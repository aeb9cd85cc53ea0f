// `npm run sign-in-link -- [EMAIL] [--reset-password]`: a link for somebody who cannot get in, beside a Critbatch that runs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConnection } from '@critbatch/prisma/server/connectionFile';
import { environmentOf } from './partEnvironment.ts';
import { parts } from './parts.ts';
import { readPortalAddress } from './portalAddress.ts';
import { repositoryFolder } from './repository.ts';

const help = `Usage: npm run sign-in-link -- [EMAIL] [options]

Prints a link that signs a user of the Critbatch that runs on this machine in, once, within a day: the first owner where no
address is named.

  --reset-password     the link lets the user choose another password instead
  --data-dir FOLDER    where that Critbatch keeps its data (default .critbatch)
  --help               this text`;

const { values, positionals } = parseArgs({
  options: {
    'reset-password': { type: 'boolean', default: false },
    'data-dir': { type: 'string', default: '.critbatch' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const dataFolder = resolve(repositoryFolder, values['data-dir']);
const databaseUrl = process.env.DATABASE_URL ?? (await readConnection(join(dataFolder, 'postgres')))?.href;
const publicUrl = readPortalAddress(dataFolder);
if (!databaseUrl || !publicUrl) {
  console.error(
    `critbatch: NOT_FOUND: No Critbatch has run in ${values['data-dir']}. Start it with npm start, or name its folder with --data-dir.`,
  );
  process.exit(1);
}
const { script, nodeArguments } = parts.signInLink;
const asked = [...positionals, ...(values['reset-password'] ? ['--reset-password'] : [])];
const { status } = spawnSync(process.execPath, [...nodeArguments, script, ...asked], {
  cwd: repositoryFolder,
  stdio: 'inherit',
  env: {
    ...environmentOf('signInLink', process.env),
    DATABASE_URL: databaseUrl,
    CRITBATCH_PUBLIC_URL: publicUrl,
    CRITBATCH_AUTH_SECRET:
      process.env.CRITBATCH_AUTH_SECRET ?? readFileSync(join(dataFolder, 'auth-secret'), 'utf8'),
  },
});
process.exit(status ?? 1);
