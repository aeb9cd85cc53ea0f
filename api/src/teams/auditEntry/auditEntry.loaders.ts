import { rowById } from '../../platform/context/loader.ts';

export const auditEntryById = rowById('AuditEntry');
