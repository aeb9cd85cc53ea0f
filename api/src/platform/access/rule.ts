import { CritbatchError } from '@critbatch/theory';
import { Extensions } from 'type-graphql';
import { notFound } from '../node/globalId.ts';
import type { Access, Capability } from './access.ts';
import { requireIdentity, requireSomewhere, requireTeam } from './requireTeam.ts';

/** Throws where the caller may not read this field of this parent. */
export type Rule = (access: Access, parent: unknown, noun: string) => void;

/** Attaches a rule to an object type (all its fields) or to one field (which narrows the type's). */
export const Allow = (rule: Rule) => Extensions({ rule });

/** Everybody, strangers too: the field itself gives nothing away. */
export const everybody: Rule = () => {};

/** A value without an identity of its own, reachable only through a parent that has been checked. */
export const whoeverReadsTheParent: Rule = () => {};

/** People who have signed in; a token is of a team, and cannot speak for a person. */
export const signedIn: Rule = (access) => {
  requireIdentity(access);
  if (access.kind === 'token') throw new CritbatchError('FORBIDDEN', 'This needs a signed-in user; sign in.');
};

/** The one person whose the parent is, and nobody else of their teams. */
export const itsUser: Rule = (access, parent, noun) => {
  requireIdentity(access);
  const { userId } = parent as { userId: string };
  if (access.kind !== 'user' || access.userId !== userId) throw notFound(noun);
};

/** Signed-in people who hold one of the capabilities in some team: what is said in a person's name. */
export const peopleHolding =
  (...capabilities: Capability[]): Rule =>
  (access, parent, noun) => {
    signedIn(access, parent, noun);
    requireSomewhere(access, ...capabilities);
  };

/** Callers who hold one of the capabilities in some team; the service then checks the team in question. */
export const holdersOf =
  (...capabilities: Capability[]): Rule =>
  (access) =>
    requireSomewhere(access, ...capabilities);

/** Callers who hold one of the capabilities in the team that owns the parent. */
export const teamHolding =
  (...capabilities: Capability[]): Rule =>
  (access, parent, noun) =>
    requireTeam(access, (parent as { teamId: string }).teamId, noun, ...capabilities);

/**
 * Leaderboards belong to everybody here: whoever may read something of some team, and strangers where the operator says so.
 * What a team handed in is thereby shown to the others; nothing else of it is.
 */
export const benchmarkReaders: Rule = (access) => {
  if (!(access.kind === 'stranger' && access.readsBenchmarks)) requireSomewhere(access, 'read');
};

/** Signed-in people, and tokens that manage the team; the service then checks the team in question. */
export const peopleAndAdminTokens: Rule = (access) =>
  requireSomewhere(access, ...(access.kind === 'user' ? (['read'] as const) : (['admin'] as const)));
