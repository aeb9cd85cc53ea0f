import type { Prisma } from '@critbatch/prisma/generated/client';
import { Service } from '../../platform/context/service.ts';

/** The records that a new team starts with, as Prisma creates them with it. */
export const recordsOfNewTeam =
  Service.given<Pick<Prisma.TeamCreateInput, 'models' | 'datasets'>>('the records of a new team');
