import type { Access } from '../access/access.ts';
import { requireTeam } from '../access/requireTeam.ts';
import { benchmarkReaders } from '../access/rule.ts';
import { notFound } from './globalId.ts';

const leaderboardNouns = ['Benchmark', 'Submission', 'Dispute', 'Attestation'];

/** The record if there is one and the caller reads its team; NOT_FOUND otherwise, whichever it is. */
export function requireVisible<Row extends object>(access: Access, noun: string, record: Row | null): Row {
  if (!record) throw notFound(noun);
  // What a team handed in to a leaderboard is everybody's to read, and so is the leaderboard.
  if (leaderboardNouns.includes(noun)) benchmarkReaders(access, record, noun);
  // A user belongs to no team; the loader of users gives only those whom the caller may see.
  else if ('teamId' in record) requireTeam(access, String(record.teamId), noun, 'read', 'worker');
  return record;
}
