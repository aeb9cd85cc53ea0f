import { idOf, single } from '../../platform/context/loader.ts';
import { findSessions } from './findSessions.ts';

/** Those of the caller. */
export const sessionById = single(({ prisma, access }, ids) => findSessions(prisma, access, ids), idOf);
