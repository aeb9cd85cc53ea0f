import type { Client, Database } from '@critbatch/prisma/client/createClient';
import type { TeamExport } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';

/** Turns go by the person who ordered an export: the exports of one person's twenty teams wait for one another. */
const partyOf = (row: string) => Prisma.raw(`coalesce(${row}."createdById", ${row}."teamId")`);
const waits = Prisma.sql`(waiting.status = 'QUEUED' OR (waiting.status = 'RUNNING' AND waiting."leaseExpiresAt" <= clock_timestamp()))`;

/** Exports that are ordered: each is held by one process with a lease, for a turn. */
export class ExportQueue {
  readonly #prisma: Client;
  readonly #leaseSeconds: number;

  constructor(prisma: Client, leaseSeconds: number) {
    this.#prisma = prisma;
    this.#leaseSeconds = leaseSeconds;
  }

  /** The next that waits, or that its holder has dropped: of who had a turn longest ago; null where there is none. */
  async claim(): Promise<TeamExport | null> {
    const [claimed] = await this.#prisma.$queryRaw<{ id: string }[]>`
      UPDATE "TeamExport" SET status = 'RUNNING', "fencingToken" = "fencingToken" + 1, "turnAt" = clock_timestamp(),
        "fruitlessClaims" = "fruitlessClaims" + 1,
        "leaseExpiresAt" = clock_timestamp() + make_interval(secs => ${this.#leaseSeconds})
      WHERE id = (
        SELECT waiting.id FROM "TeamExport" waiting LEFT JOIN (
          SELECT ${partyOf('each')} AS party, max("turnAt") AS at FROM "TeamExport" each GROUP BY 1
        ) turn ON turn.party = ${partyOf('waiting')}
        WHERE ${waits}
        ORDER BY turn.at NULLS FIRST, waiting."turnAt" NULLS FIRST, waiting."createdAt"
        LIMIT 1 FOR UPDATE OF waiting SKIP LOCKED)
      RETURNING id`;
    return claimed ? this.#prisma.teamExport.findUnique({ where: { id: claimed.id } }) : null;
  }

  /** Whether somebody else than who ordered this one waits for a turn. */
  async isAwaitedByOthers({ createdById, teamId }: TeamExport): Promise<boolean> {
    const [found] = await this.#prisma.$queryRaw<{ is: boolean }[]>`
      SELECT EXISTS (
        SELECT FROM "TeamExport" waiting
        WHERE ${waits} AND ${partyOf('waiting')} <> ${createdById ?? teamId}::uuid) AS is`;
    return found?.is ?? false;
  }

  async renew({ id, fencingToken }: TeamExport): Promise<void> {
    await this.#prisma.$executeRaw`
      UPDATE "TeamExport" SET "leaseExpiresAt" = clock_timestamp() + make_interval(secs => ${this.#leaseSeconds})
      WHERE id = ${id}::uuid AND "fencingToken" = ${fencingToken} AND status = 'RUNNING'`;
  }

  /** False where another has taken over: whoever was thought dead writes no more. */
  async update(
    { id, fencingToken }: TeamExport,
    data: Partial<TeamExport>,
    database: Database = this.#prisma,
  ): Promise<boolean> {
    const { count } = await database.teamExport.updateMany({
      where: { id, fencingToken, status: 'RUNNING' },
      data,
    });
    return count > 0;
  }

  /** Lets others have their turn: it waits again, and goes on with what is written. */
  async giveBack(held: TeamExport): Promise<void> {
    await this.update(held, { status: 'QUEUED', leaseExpiresAt: null });
  }
}
