import type { Noun } from '../../platform/noun/noun.ts';
import { auditEntryById } from './auditEntry.loaders.ts';
import { AuditEntryResolver, TeamAuditResolver } from './auditEntry.resolver.ts';

export const auditEntryNoun: Noun = {
  resolvers: [AuditEntryResolver, TeamAuditResolver],
  nodes: { AuditEntry: auditEntryById },
  exports: [{ table: 'AuditEntry' }],
};
