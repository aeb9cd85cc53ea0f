import { rowById } from '../../platform/context/loader.ts';

export const importUploadById = rowById('ImportUpload');
