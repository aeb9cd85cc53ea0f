import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CritbatchError } from '@critbatch/theory';
import { z } from 'zod';
import { environmentOf } from './partEnvironment.ts';
import { parts } from './parts.ts';
import { repositoryFolder } from './repository.ts';

const firstOwnerSchema = z.object({
  teamId: z.string(),
  /** Signs the owner in, once. */
  signInUrl: z.url(),
  /** Scope worker: what the local worker carries. */
  workerToken: z.string(),
  /** Scopes read and write: what the launcher starts and follows the first sweep with. */
  ownerToken: z.string(),
  /** Whether the team was made by this call. */
  created: z.boolean(),
});

export type FirstOwner = z.infer<typeof firstOwnerSchema>;

/** Runs the API's own command that makes the first team and owner where there is none, with fresh link and tokens. */
export async function firstOwner(environment: NodeJS.ProcessEnv): Promise<FirstOwner> {
  const { script, nodeArguments } = parts.owner;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...nodeArguments, script], {
      cwd: repositoryFolder,
      env: { ...environmentOf('owner', process.env), ...environment },
    });
    return firstOwnerSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  } catch (cause) {
    const words =
      (cause as { stderr?: string }).stderr || (cause instanceof Error ? cause.message : String(cause));
    throw new CritbatchError('START_FAILED', `The first owner could not be made:\n${words}`, { cause });
  }
}
