import { rowById } from '../../platform/context/loader.ts';

export const savedViewById = rowById('SavedView');
