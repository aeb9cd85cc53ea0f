import { CritbatchError } from '@critbatch/theory';
import { notFound } from '../node/globalId.ts';
import type { Access, Capability } from './access.ts';
import { capabilitiesIn, teamsAllowing, teamsOf } from './access.ts';

/** Passes where the caller holds one of the capabilities in the team; NOT_FOUND to outsiders, FORBIDDEN to members. */
export function requireTeam(
  access: Access,
  teamId: string,
  noun: string,
  ...capabilities: Capability[]
): void {
  requireIdentity(access);
  const held = capabilitiesIn(access, teamId);
  if (held.length === 0) throw notFound(noun);
  if (!capabilities.some((capability) => held.includes(capability))) throw forbidden(capabilities);
}

/** Passes where the caller holds one of the capabilities in some team: the coarse check before anything is looked up. */
export function requireSomewhere(access: Access, ...capabilities: Capability[]): void {
  requireIdentity(access);
  if (teamsAllowing(access, ...capabilities).length === 0 && teamsOf(access).length > 0) {
    throw forbidden(capabilities);
  }
}

/** UNAUTHENTICATED for a stranger. */
export function requireIdentity(access: Access): void {
  if (access.kind === 'stranger') {
    throw new CritbatchError('UNAUTHENTICATED', 'Sign in, or send a token as "Authorization: Bearer …".');
  }
}

function forbidden(capabilities: Capability[]): CritbatchError {
  return new CritbatchError(
    'FORBIDDEN',
    `This asks for the right to ${capabilities.join(' or ')}; ask an owner of the team for it.`,
  );
}
