import { rowById } from '../../platform/context/loader.ts';

export const teamExportById = rowById('TeamExport');
