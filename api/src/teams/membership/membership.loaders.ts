import { rowById } from '../../platform/context/loader.ts';

export const membershipById = rowById('Membership');
