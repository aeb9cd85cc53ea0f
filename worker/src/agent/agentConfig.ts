import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { CritbatchError } from '@critbatch/theory';
import { z } from 'zod';
import type { ModuleFile } from '../models/module/moduleFile.ts';
import { type EngineChoice, engineNames } from '../training/engineChoice.ts';
import type { DeviceName, EngineName } from '../training/trainingRun.type.ts';
import { exitStatusUsage } from './exitStatus.ts';

export const usage = `Trains the runs of a Critbatch team on this machine.

  npm run worker -- [options]

  --slots N                runs trained at the same time (default: one per core)
  --engine NAME            auto (default): the fastest that loads; onnx; tensorflow, after npm run install:tensorflow;
                           or reference: slow, TensorFlow.js alone
  --device NAME            cpu (default); webgpu, with --engine onnx; or cuda, with --engine onnx or tensorflow
  --name NAME              unique in the team (default: the host's name)
  --checkpoint-seconds N   training that a crash may cost (default: 15)
  --data-folder DIR        folder that runs may read data from; may be given several times
  --model FILE             module of TypeScript or JavaScript whose model may be trained: its code runs here, and that of
                           no other file; may be given several times
  --no-download            published data come from the data folders alone
  --profile                print where the time of each run's first steps goes, by phase and kernel (--engine onnx)
  --sweep ID               train the runs of this sweep alone
  --until-idle             end when nothing is queued: runs that wait for another try are waited for
  --until-done             end when nothing is left to train: runs that other workers hold are waited for
  --patience-seconds N     end when the API has not answered for so long (default: wait for as long as it takes)
  --help                   this text

  CRITBATCH_API_URL        address of the API, e.g. http://127.0.0.1:4000
  CRITBATCH_TOKEN          token of the team with the scope "worker"
  CRITBATCH_TOKEN_FILE     file that holds the token, where CRITBATCH_TOKEN is not set

Exit status: ${exitStatusUsage}
`;

export interface AgentConfig {
  readonly apiUrl: string;
  readonly token: string;
  readonly name: string;
  readonly engine: EngineName;
  readonly device: DeviceName;
  readonly slots: number;
  /** Seconds of training after which a run's state goes to the API: what a crash may cost. */
  readonly checkpointSeconds: number;
  /** Folders that a spec may name files in. */
  readonly dataFolders: readonly string[];
  /** Code that models may be loaded from. */
  readonly models: readonly ModuleFile[];
  /** Whether published data may be fetched from where they are published. */
  readonly mayDownload: boolean;
  /** The sweep to train; null for all of the team. */
  readonly sweepId: string | null;
  /** When the worker has done its work: nothing queued, nothing left that anybody could train, or never. */
  readonly until: 'idle' | 'done' | null;
  /** How long the API may be unreachable. */
  readonly patienceSeconds: number;
  readonly profile: boolean;
}

/** What was asked for: the engine may still be this machine's choice, and the files of modules have not been looked at. */
export type AgentRequest = Omit<AgentConfig, 'engine' | 'models'> & {
  readonly engine: EngineChoice;
  readonly modelPaths: readonly string[];
};

const slots = '--slots must be a whole number from 1 to 256';
const checkpoints = '--checkpoint-seconds must be a number above 0';
const patience = '--patience-seconds must be a number above 0';
const folders = '--data-folder must be a folder that is there';
const modelFiles = '--model must be a file whose name ends in .ts, .mts, .js or .mjs';
const mostModels = '--model may be given 50 times';
const address = 'CRITBATCH_API_URL must be the address of the API, e.g. http://127.0.0.1:4000';
const schema = z.object({
  apiUrl: z.url({ protocol: /^https?$/, error: address }),
  token: z.string().min(1, 'CRITBATCH_TOKEN must be a token of the team with the scope "worker"'),
  name: z.string().min(1, '--name must not be empty').max(200, '--name must have at most 200 characters'),
  engine: z.enum(['auto', ...engineNames], '--engine must be auto, onnx, tensorflow or reference'),
  device: z.enum(['cpu', 'webgpu', 'cuda'], '--device must be cpu, webgpu or cuda'),
  slots: z.coerce.number(slots).int(slots).min(1, slots).max(256, slots),
  checkpointSeconds: z.coerce.number(checkpoints).positive(checkpoints),
  dataFolders: z.array(z.string().refine((folder) => existsSync(folder), folders)),
  modelPaths: z.array(z.string().regex(/\.(ts|mts|js|mjs)$/, modelFiles)).max(50, mostModels),
  mayDownload: z.boolean(),
  sweepId: z.string().min(1, '--sweep must be the id of a sweep').nullable(),
  until: z.enum(['idle', 'done']).nullable(),
  patienceSeconds: z.union(
    [z.literal(Number.POSITIVE_INFINITY), z.coerce.number(patience).positive(patience)],
    patience,
  ),
  profile: z.boolean(),
});

/**
 * What the command line and the environment ask for; `help` where only the usage is asked for.
 * @throws CritbatchError INVALID_INPUT with a sentence for every setting that is missing or wrong
 */
export function readAgentConfig(
  commandLine: readonly string[],
  environment: NodeJS.ProcessEnv,
): AgentRequest | 'help' {
  const options = parseOptions(commandLine);
  if (options.help) return 'help';
  const config = schema.safeParse({
    apiUrl: environment.CRITBATCH_API_URL,
    token: readToken(environment),
    name: options.name ?? hostname(),
    engine: options.engine ?? 'auto',
    device: options.device ?? 'cpu',
    slots: options.slots ?? availableParallelism(),
    checkpointSeconds: options['checkpoint-seconds'] ?? 15,
    dataFolders: options['data-folder'] ?? [],
    modelPaths: options.model ?? [],
    mayDownload: !options['no-download'],
    sweepId: options.sweep ?? null,
    until: goalOf(options),
    patienceSeconds: options['patience-seconds'] ?? Number.POSITIVE_INFINITY,
    profile: options.profile ?? false,
  });
  if (config.success) {
    const { profile, engine } = config.data;
    if (!profile || engine === 'auto' || engine === 'onnx') return config.data;
    throw new CritbatchError('INVALID_INPUT', '--profile needs --engine onnx.');
  }
  const sentences = config.error.issues.map(({ message }) => `${message}.`);
  throw new CritbatchError('INVALID_INPUT', sentences.join(' '));
}

function parseOptions(commandLine: readonly string[]) {
  try {
    const options = {
      slots: { type: 'string' },
      engine: { type: 'string' },
      device: { type: 'string' },
      name: { type: 'string' },
      'checkpoint-seconds': { type: 'string' },
      'data-folder': { type: 'string', multiple: true },
      model: { type: 'string', multiple: true },
      'no-download': { type: 'boolean' },
      sweep: { type: 'string' },
      'until-idle': { type: 'boolean' },
      'until-done': { type: 'boolean' },
      'patience-seconds': { type: 'string' },
      profile: { type: 'boolean' },
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...commandLine], options }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CritbatchError('INVALID_INPUT', `${reason} See --help.`, { cause });
  }
}

function goalOf(options: { 'until-idle'?: boolean; 'until-done'?: boolean }): AgentConfig['until'] {
  if (options['until-idle'] && options['until-done'])
    throw new CritbatchError('INVALID_INPUT', 'Choose one of --until-idle and --until-done.');
  if (options['until-done']) return 'done';
  return options['until-idle'] ? 'idle' : null;
}

function readToken({ CRITBATCH_TOKEN: token, CRITBATCH_TOKEN_FILE: file }: NodeJS.ProcessEnv): string {
  if (token || !file) return token ?? '';
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    const message = `CRITBATCH_TOKEN_FILE names ${file}, which cannot be read. Check the path and its rights.`;
    throw new CritbatchError('INVALID_INPUT', message, { cause });
  }
}
