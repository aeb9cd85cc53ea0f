import type { Prisma } from '@critbatch/prisma/generated/client';

/** The thing that was changed, by the id of its row. */
export type ChangedObject = { teamId: string | null; noun: string; id: string; name?: string | null };

type Description = {
  /** Only where the payload does not hold the changed node itself. */
  object?: ChangedObject;
  /** What stood there before, where it is small. */
  before?: Prisma.InputJsonObject;
  /** What stands there now; the input of the mutation if nothing else is said. */
  after?: Prisma.InputJsonObject;
};

/** What one mutation did, as its service tells it. Most need not tell anything: payload and input say it all. */
export class Change {
  description: Description = {};
  isNothing = false;
  readonly afterCommit: (() => Promise<void>)[] = [];

  /** Adds to what the audit log will say. */
  describe(description: Description): void {
    this.description = { ...this.description, ...description };
  }

  /** Says that everything was as asked for already: no entry is written. */
  nothing(): void {
    this.isNothing = true;
  }

  /** Does something in the world, such as sending a letter, once the change can no longer be undone. */
  afterwards(work: () => Promise<void>): void {
    this.afterCommit.push(work);
  }
}
