import { idOf, single } from '../../platform/context/loader.ts';
import { findVisibleUsers } from './user.service.ts';

/** Those whom the caller may see. */
export const userById = single(({ prisma, access }, ids) => findVisibleUsers(prisma, access, ids), idOf);
