import { idOf, single } from '../../platform/context/loader.ts';
import { findInvitations } from './findInvitations.ts';

export const invitationById = single(({ prisma, access }, ids) => findInvitations(prisma, access, ids), idOf);
