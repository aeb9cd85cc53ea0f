import type { Client } from '@critbatch/prisma/client/createClient';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Prisma } from '@critbatch/prisma/generated/client';
import type { AskedAnswers } from '../../answers/estimate/askedAnswers.ts';
import type { EstimatePool } from '../../answers/estimate/estimatePool.ts';
import type { DatasetFileStore } from '../../library/datasetFile/datasetFileStore.ts';
import type { UploadStore } from '../../library/upload/uploadStore.ts';
import type { TeamExporter } from '../../publishing/teamExport/teamExporter.ts';
import type { CheckpointStore } from '../../sweeps/checkpoint/checkpointStore.ts';
import type { AddressGuard } from '../../teams/webhook/addressGuard.ts';
import type { SecretBox } from '../../teams/webhook/webhookSecret.ts';
import type { Access } from '../access/access.ts';
import { Change } from '../audit/change.ts';
import type { Auth, AuthOptions } from '../auth/auth.ts';
import type { PasswordTurns } from '../auth/passwordTurns.ts';
import type { SingleSignOn } from '../auth/singleSignOn.ts';
import type { DiskFloor } from '../disk/diskFloor.ts';
import type { ChangeListener } from '../event/changeListener.ts';
import type { SharedWork } from '../event/sharedWork.ts';
import type { CallerLimits } from '../limits/callerLimits.ts';
import type { CapOverrides } from '../limits/caps.ts';
import type { Deadline } from '../limits/deadline.ts';
import type { FairQueue } from '../limits/fairQueue.ts';
import { payerOf } from '../limits/payer.ts';
import type { ReadingPlaces } from '../limits/readingPlaces.ts';
import type { Mailer } from '../mail/mailer.ts';
import { RowBudget } from '../page/rowBudget.ts';
import type { Http } from './http.ts';
import type { KeptRecords } from './keptRecords.ts';
import type { Relations } from './relations.ts';
import { createRelations } from './relations.ts';

/** What the API is built from, once per process. */
export type Services = {
  prisma: Client;
  /** What only reads, and reads much, goes past Prisma. Within a mutation it is the mutation's own transaction. */
  reader: Reader;
  changes: ChangeListener;
  /** What the streams of this process do together. */
  shared: SharedWork;
  /** What everything that writes asks for room. */
  disk: DiskFloor;
  checkpoints: CheckpointStore;
  uploads: UploadStore;
  datasetFiles: DatasetFileStore;
  exporter: TeamExporter;
  /** Places of this machine for work on what people send: files, tables, topologies. */
  fileWork: FairQueue;
  /** Where passwords are hashed, few at a time. */
  passwordTurns: PasswordTurns;
  /** Time of the processor that looking at one file may take. */
  lookSeconds: number;
  askedAnswers: AskedAnswers;
  kept: KeptRecords;
  limits: CallerLimits;
  /** Where the operator wants other caps than those of limits/caps.ts. */
  caps: CapOverrides;
  /** Where lists are read, a few at a time for each person. */
  readingPlaces: ReadingPlaces;
  /** The thread in which theory computes. */
  estimates: EstimatePool;
  auth: Auth;
  /** What `auth` was made from, for one that works within a transaction. */
  authOptions: AuthOptions;
  /** Sign-in through the operator's provider; null where he has none. */
  singleSignOn: SingleSignOn | null;
  /** Takes letters to the post; null where no post office is configured. */
  mailer: Mailer | null;
  /** Whether benchmarks, submissions and their evidence are read without an account. */
  benchmarksArePublic: boolean;
  /** Where webhooks may go, and what keeps their secrets. */
  webhooks: { guard: AddressGuard; secrets: SecretBox };
  /** The records that a new team starts with, as Prisma creates them with it. */
  startingRecords: Pick<Prisma.TeamCreateInput, 'models' | 'datasets'>;
  /** How long a holder may stay silent before another worker may claim its run. */
  leaseSeconds: number;
  /** By how much the seconds of a log may exceed the time for which its run has been held. */
  clockSlackSeconds: number;
};

/** Who asks, and under which id the log keeps it. */
export type Caller = {
  access: Access;
  requestId: string;
  http: Http;
  /** When a query or mutation has had its time; a subscription has all the time there is. */
  deadline: Deadline | null;
  /** Tells apart by whose word the caller is who they are; a secret. */
  credential: string;
  /** Looks the caller up again: subscriptions outlive sessions and tokens. */
  refreshAccess: () => Promise<Access>;
};

/** What every resolver gets: who asks, and what to answer from. */
export type Context = Services &
  Caller & {
    relations: Relations;
    budget: RowBudget;
    /** For a mutation: what the audit log will say of it. */
    change: Change;
    /** For a mutation with a preparation (audit/preparation.ts): what that found. */
    prepared: { by: unknown; found: unknown } | null;
  };

/** With relations of its own, unless it is one of several that share them. */
export function createContext(
  services: Services,
  caller: Caller,
  relations: Relations = createRelations(services, caller.access),
): Context {
  const { access, http } = caller;
  return {
    ...services,
    ...caller,
    budget: new RowBudget((work) => services.readingPlaces.read(payerOf(access, http.address).person, work)),
    change: new Change(),
    prepared: null,
    relations,
  };
}
