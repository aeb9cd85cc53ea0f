import { idOf, single } from '../../platform/context/loader.ts';
import { findApiTokens } from './findApiTokens.ts';

export const apiTokenById = single(({ prisma }, ids) => findApiTokens(prisma, ids), idOf);
