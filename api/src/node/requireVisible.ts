import type { Access } from '../access/access.ts';
import { requireTeam } from '../access/requireTeam.ts';
import { notFound } from './globalId.ts';

/** The record if there is one and the caller reads its team; NOT_FOUND otherwise, whichever it is. */
export function requireVisible<Row extends object>(access: Access, noun: string, record: Row | null): Row {
  if (!record) throw notFound(noun);
  // A user belongs to no team; the loader of users gives only those whom the caller may see.
  if ('teamId' in record) requireTeam(access, String(record.teamId), noun, 'read', 'worker');
  return record;
}
