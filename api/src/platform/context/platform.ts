import type { Client } from '@critbatch/prisma/client/createClient';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Auth, AuthOptions } from '../auth/auth.ts';
import type { PasswordTurns } from '../auth/passwordTurns.ts';
import type { SingleSignOn } from '../auth/singleSignOn.ts';
import type { DiskFloor } from '../disk/diskFloor.ts';
import type { ServerEnvironment } from '../environment/environment.ts';
import type { ChangeListener } from '../event/changeListener.ts';
import type { SharedWork } from '../event/sharedWork.ts';
import type { CallerLimits } from '../limits/callerLimits.ts';
import type { CapOverrides } from '../limits/caps.ts';
import type { FairQueue } from '../limits/fairQueue.ts';
import type { ReadingPlaces } from '../limits/readingPlaces.ts';
import type { Mailer } from '../mail/mailer.ts';

/** What the API is built from, once for each process. */
export type Platform = {
  environment: ServerEnvironment;
  prisma: Client;
  /** Reads past Prisma, for statements that return much. Within a mutation it is the mutation's own transaction. */
  reader: Reader;
  changes: ChangeListener;
  /** What the streams of this process do together. */
  shared: SharedWork;
  /** Asked for room before a file is written. */
  disk: DiskFloor;
  /** Places of this machine for work on what people send: files, tables, topologies. */
  fileWork: FairQueue;
  /** Where passwords are hashed, few at a time. */
  passwordTurns: PasswordTurns;
  /** Time of the processor that looking at one file may take. */
  lookSeconds: number;
  limits: CallerLimits;
  /** Where the operator wants other caps than those of limits/caps.ts. */
  caps: CapOverrides;
  /** Where lists are read, a few at a time for each person. */
  readingPlaces: ReadingPlaces;
  auth: Auth;
  /** What `auth` was made from, for one that works within a transaction. */
  authOptions: AuthOptions;
  /** Sign-in through the operator's provider; null where there is none. */
  singleSignOn: SingleSignOn | null;
  /** Takes letters to the post; null where no post office is configured. */
  mailer: Mailer | null;
  /** Whether benchmarks, submissions and their evidence are read without an account. */
  benchmarksArePublic: boolean;
  /** How long a holder may stay silent before another worker may claim its run. */
  leaseSeconds: number;
  /** By how much the seconds of a log may exceed the time for which its run has been held. */
  clockSlackSeconds: number;
};
