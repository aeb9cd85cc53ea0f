import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CritbatchError } from '@critbatch/theory';

export const help = `Usage: npm start -- [options]

Starts Critbatch on this machine: PostgreSQL, the API, a worker and the portal. On the very first start it
also trains the first sweep: MNIST, eleven batch sizes, three seeds, about four minutes on two cores.

  --port N             port of the portal (default 3000, or the next free one)
  --host ADDRESS       address of this machine at which others reach portal and API: one of its own, or 0.0.0.0 for all
                       (default: this machine alone); see docs/deployment.md before
  --database-url URL   use this PostgreSQL; no embedded one is started (also: DATABASE_URL)
  --data-dir FOLDER    where database, checkpoints and secrets live (default .critbatch)
  --slots N            runs that the local worker trains at once (default: one for each core; 0: no worker)
  --model FILE         module of TypeScript or JavaScript whose model the local worker may train: its code runs on this
                       machine; may be given several times
  --no-first-sweep     do not start the first sweep
  --help               this text

Stop with Ctrl-C. What was recorded is kept; the next start goes on from there.`;

export type StartOptions = {
  help: boolean;
  /** null: 3000, or the next free port. */
  port: number | null;
  /** null: this machine alone reaches it. */
  host: string | null;
  databaseUrl: string | null;
  dataFolder: string;
  /** null: one for each core. */
  slots: number | null;
  /** Modules that the local worker is started with. */
  models: string[];
  firstSweep: boolean;
};

/** Options of `npm start` from its arguments and environment; INVALID_INPUT names the one that cannot be read. */
export function parseStartOptions(
  args: string[],
  environment: NodeJS.ProcessEnv,
  folder: string,
): StartOptions {
  const { values } = parseKnown(args);
  return {
    help: values.help ?? false,
    port: values.port === undefined ? null : wholeNumber('--port', values.port, 1, 65_535),
    host: values.host === undefined ? null : ownAddress(values.host),
    databaseUrl: values['database-url'] ?? (environment.DATABASE_URL || null),
    dataFolder: resolve(folder, values['data-dir'] ?? '.critbatch'),
    slots: values.slots === undefined ? null : wholeNumber('--slots', values.slots, 0, 1024),
    models: (values.model ?? []).map((file) => resolve(folder, file)),
    firstSweep: !values['no-first-sweep'],
  };
}

function parseKnown(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean' },
        port: { type: 'string' },
        host: { type: 'string' },
        'database-url': { type: 'string' },
        'data-dir': { type: 'string' },
        slots: { type: 'string' },
        model: { type: 'string', multiple: true },
        'no-first-sweep': { type: 'boolean' },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CritbatchError('INVALID_INPUT', `${reason} See npm start -- --help.`, { cause });
  }
}

function ownAddress(text: string): string {
  if (isIPv4(text)) return text;
  throw new CritbatchError(
    'INVALID_INPUT',
    `--host wants an IPv4 address such as 192.168.1.5, not "${text}".`,
  );
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new CritbatchError(
    'INVALID_INPUT',
    `${option} wants a whole number from ${least} to ${most}, not "${text}".`,
  );
}
