import { resolve } from 'node:path';
import { leaseSeconds } from '@critbatch/prisma/queue/lease';
import { z } from 'zod';
import { capOverrides } from './capOverrides.ts';
import { listed } from './listed.ts';
import { oidcSchema } from './oidc.ts';

const database = z
  .string()
  .min(1, 'DATABASE_URL must be set, e.g. postgresql://user:password@host:5432/critbatch');
const publicUrl = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);
const secretOf = (setting: string) => z.string().min(32, `${setting} must have at least 32 characters`);
const mebibytes = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 20);
const perMinute = z.coerce.number().int().min(1);

const mailUrl = z.union(
  [z.literal('log:'), z.url({ protocol: /^smtps?$/ })],
  'CRITBATCH_MAIL_URL is smtp://…, smtps://… or log:',
);

const network = (setting: string) =>
  z.union([z.cidrv4(), z.cidrv6()], `${setting} are networks such as 10.0.0.0/8`);

const commandSchema = z
  .object({
    DATABASE_URL: database,
    CRITBATCH_PUBLIC_URL: publicUrl,
    CRITBATCH_AUTH_SECRET: secretOf('CRITBATCH_AUTH_SECRET'),
  })
  .transform((values) => ({
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.CRITBATCH_PUBLIC_URL,
    authSecret: values.CRITBATCH_AUTH_SECRET,
  }));

const serverSchema = z
  .object({
    CRITBATCH_API_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    CRITBATCH_API_HOST: z.string().min(1).default('127.0.0.1'),
    CRITBATCH_API_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
    CRITBATCH_DATA_DIR: z.string().min(1).default('.critbatch'),
    CRITBATCH_UPLOAD_MEBIBYTES: mebibytes.default(640),
    CRITBATCH_TEAM_DATASET_MEBIBYTES: mebibytes.default(5120),
    CRITBATCH_TEAM_CHECKPOINT_MEBIBYTES: mebibytes.default(20_480),
    CRITBATCH_PERSON_FILE_MEBIBYTES: mebibytes.default(65_536),
    CRITBATCH_WAITING_UPLOAD_MEBIBYTES: mebibytes.default(2_560),
    CRITBATCH_DISK_FLOOR_MEBIBYTES: z.coerce.number().int().min(0).default(1_024),
    CRITBATCH_DATABASE_DISK: z.enum(['same', 'other']).default('same'),
    CRITBATCH_EVENT_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
    CRITBATCH_REQUEST_SECONDS: z.coerce.number().int().min(1).max(3600).default(30),
    CRITBATCH_SENDER_SILENCE_SECONDS: z.coerce.number().int().min(1).max(3600).default(30),
    CRITBATCH_SENDER_KIBIBYTES_PER_SECOND: z.coerce.number().int().min(1).default(64),
    CRITBATCH_TOKEN_REQUESTS_PER_MINUTE: perMinute.default(60_000),
    CRITBATCH_USER_REQUESTS_PER_MINUTE: perMinute.default(6_000),
    CRITBATCH_STRANGER_REQUESTS_PER_MINUTE: perMinute.default(600),
    CRITBATCH_SIGN_IN_ATTEMPTS_PER_MINUTE: perMinute.default(20),
    CRITBATCH_STREAMS_PER_CALLER: z.coerce.number().int().min(1).default(50),
    CRITBATCH_STREAMS_PER_TEAM: z.coerce.number().int().min(1).default(200),
    CRITBATCH_CAPS: listed(z.string()).transform(capOverrides),
    CRITBATCH_SIGN_UP: z.enum(['open', 'invitation', 'off']).default('invitation'),
    CRITBATCH_MAIL_URL: mailUrl.optional(),
    CRITBATCH_MAIL_FROM: z.string().min(1).default('Critbatch <critbatch@localhost>'),
    CRITBATCH_PUBLIC_BENCHMARKS: z.enum(['on', 'off']).default('off'),
    CRITBATCH_INTROSPECTION: z.enum(['signed-in', 'everybody', 'nobody']).default('signed-in'),
    CRITBATCH_PORTAL_SECRET: secretOf('CRITBATCH_PORTAL_SECRET').optional(),
    CRITBATCH_TRUSTED_PROXIES: listed(network('CRITBATCH_TRUSTED_PROXIES')),
    CRITBATCH_WEBHOOK_HOSTS: listed(z.string()),
    CRITBATCH_WEBHOOK_NETWORKS: listed(network('CRITBATCH_WEBHOOK_NETWORKS')),
    CRITBATCH_WEBHOOK_SECONDS: z.coerce.number().int().min(1).max(20).default(10),
    CRITBATCH_CLOCK_SLACK_SECONDS: z.coerce.number().min(0).max(Number.MAX_SAFE_INTEGER).default(60),
    CRITBATCH_LEASE_SECONDS: z.coerce.number().int().min(1).max(3600).default(leaseSeconds),
  })
  .transform((values) => ({
    port: values.CRITBATCH_API_PORT,
    host: values.CRITBATCH_API_HOST,
    processes: values.CRITBATCH_API_PROCESSES,
    dataFolder: resolve(values.CRITBATCH_DATA_DIR),
    leaseSeconds: values.CRITBATCH_LEASE_SECONDS,
    clockSlackSeconds: values.CRITBATCH_CLOCK_SLACK_SECONDS,
    uploadBytes: values.CRITBATCH_UPLOAD_MEBIBYTES * 2 ** 20,
    teamDatasetBytes: values.CRITBATCH_TEAM_DATASET_MEBIBYTES * 2 ** 20,
    teamCheckpointBytes: values.CRITBATCH_TEAM_CHECKPOINT_MEBIBYTES * 2 ** 20,
    personFileBytes: values.CRITBATCH_PERSON_FILE_MEBIBYTES * 2 ** 20,
    waitingUploadBytes: values.CRITBATCH_WAITING_UPLOAD_MEBIBYTES * 2 ** 20,
    diskFloorBytes: values.CRITBATCH_DISK_FLOOR_MEBIBYTES * 2 ** 20,
    diskHoldsDatabase: values.CRITBATCH_DATABASE_DISK === 'same',
    eventDays: values.CRITBATCH_EVENT_DAYS,
    requestSeconds: values.CRITBATCH_REQUEST_SECONDS,
    senderPace: {
      silenceSeconds: values.CRITBATCH_SENDER_SILENCE_SECONDS,
      bytesPerSecond: values.CRITBATCH_SENDER_KIBIBYTES_PER_SECOND * 1024,
    },
    callerLimits: {
      tokenRequestsPerMinute: values.CRITBATCH_TOKEN_REQUESTS_PER_MINUTE,
      userRequestsPerMinute: values.CRITBATCH_USER_REQUESTS_PER_MINUTE,
      strangerRequestsPerMinute: values.CRITBATCH_STRANGER_REQUESTS_PER_MINUTE,
      signInAttemptsPerMinute: values.CRITBATCH_SIGN_IN_ATTEMPTS_PER_MINUTE,
      streamsPerCaller: values.CRITBATCH_STREAMS_PER_CALLER,
      streamsPerTeam: values.CRITBATCH_STREAMS_PER_TEAM,
    },
    caps: values.CRITBATCH_CAPS,
    signUp: values.CRITBATCH_SIGN_UP,
    benchmarksArePublic: values.CRITBATCH_PUBLIC_BENCHMARKS === 'on',
    portalSecret: values.CRITBATCH_PORTAL_SECRET ?? null,
    trustedProxies: values.CRITBATCH_TRUSTED_PROXIES,
    introspection: values.CRITBATCH_INTROSPECTION,
    webhooks: {
      hosts: values.CRITBATCH_WEBHOOK_HOSTS,
      networks: values.CRITBATCH_WEBHOOK_NETWORKS,
      answerSeconds: values.CRITBATCH_WEBHOOK_SECONDS,
    },
    mail: values.CRITBATCH_MAIL_URL
      ? { url: values.CRITBATCH_MAIL_URL, from: values.CRITBATCH_MAIL_FROM }
      : null,
  }));

export type CommandEnvironment = z.output<typeof commandSchema>;
export type ServerEnvironment = CommandEnvironment &
  z.output<typeof serverSchema> &
  z.output<typeof oidcSchema>;

/** What every command of the API needs from its environment. Throws a sentence that names the missing variable. */
export function parseCommandEnvironment(variables: NodeJS.ProcessEnv): CommandEnvironment {
  return parse(commandSchema, variables);
}

/** What the server needs on top of that. */
export function parseServerEnvironment(variables: NodeJS.ProcessEnv): ServerEnvironment {
  return {
    ...parse(commandSchema, variables),
    ...parse(serverSchema, variables),
    ...parse(oidcSchema, variables),
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, variables: NodeJS.ProcessEnv): z.output<Schema> {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  throw new Error(`The environment is not complete:\n${z.prettifyError(result.error)}`);
}
