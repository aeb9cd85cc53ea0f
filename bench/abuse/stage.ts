import type { Client } from '@critbatch/prisma/client/createClient';
import { createClient } from '@critbatch/prisma/client/createClient';
import type { Role } from '@critbatch/prisma/generated/enums';
import { localId } from '../../api/src/platform/node/globalId.ts';
import { openLab } from '../lab/openLab.ts';
import { findLabIds, type LabIds } from '../load/labIds.ts';
import { Caller } from './caller.ts';
import { createOthers, type Others } from './others.ts';
import { createTeam, createToken, type Member, type OwnTeam, signUp } from './person.ts';
import { type RunningProduct, runProduct } from './product.ts';
import { startTrainer } from './trainer.ts';

/** The product under normal load (a lab's history, a worker that trains), and ways to come as somebody new. */
export type Stage = RunningProduct & {
  prisma: Client;
  /** The team whose history is large: who needs one for an attack is a member of it. */
  lab: LabIds;
  dataFolder: string;
  others: Others;
  /** Somebody without an account, whom the product has never seen. */
  stranger: () => Caller;
  /** Somebody who has signed up and made a team. */
  newcomer: (name: string) => Promise<Member & { team: OwnTeam }>;
  /** Somebody who was let into the team of the lab. */
  labMember: (role: Role) => Promise<Member>;
};

export async function openStage(sweeps: number): Promise<Stage> {
  const lab = await openLab({ sweeps });
  const closing: (() => Promise<void>)[] = [lab.close];
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= closing.reduceRight((before, close) => before.then(close), Promise.resolve());
    return stopping;
  };
  try {
    const product = await runProduct(lab.databaseUrl, lab.dataFolder);
    closing.push(product.stop);
    const prisma = createClient(lab.databaseUrl, { poolSize: 2 });
    closing.push(() => prisma.$disconnect());
    let addresses = 0;
    const stranger = () => {
      addresses += 1;
      return new Caller(product.apiUrl, `127.1.${addresses >> 8}.${addresses & 255}`);
    };
    const newcomer = async (name: string) => {
      const { caller: person } = await signUp(stranger(), name);
      const team = await createTeam(person, name);
      return { person, team, writer: await createToken(person, team.id, ['READ', 'WRITE']) };
    };
    const ids = await findLabIds(prisma);
    const labMember = async (role: Role) => {
      const { caller: person, userId } = await signUp(stranger(), `A ${role.toLowerCase()} of the lab`);
      const teamId = localId('Team', ids.teamId);
      await prisma.membership.create({ data: { teamId, userId: localId('User', userId), role } });
      const scopes = role === 'VIEWER' ? ['READ'] : ['READ', 'WRITE'];
      return { person, writer: await createToken(person, ids.teamId, scopes) };
    };
    const trainers = await newcomer('Trainers');
    closing.push(await startTrainer(product.apiUrl, trainers));
    const others = await createOthers(await newcomer('Others'));
    return {
      ...product,
      prisma,
      lab: ids,
      dataFolder: lab.dataFolder,
      others,
      stranger,
      newcomer,
      labMember,
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
