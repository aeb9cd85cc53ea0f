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
  if (!capabilities.some((capability) => held.includes(capability))) throw forbidden(access, capabilities);
}

/** Passes where the caller holds one of the capabilities in some team: the coarse check before anything is looked up. */
export function requireSomewhere(access: Access, ...capabilities: Capability[]): void {
  requireIdentity(access);
  if (teamsAllowing(access, ...capabilities).length === 0 && teamsOf(access).length > 0) {
    throw forbidden(access, capabilities);
  }
}

/** UNAUTHENTICATED for a stranger. */
export function requireIdentity(access: Access): void {
  if (access.kind === 'stranger') {
    throw new CritbatchError('UNAUTHENTICATED', 'Sign in, or send a token as "Authorization: Bearer …".');
  }
}

function forbidden({ kind }: Access, capabilities: Capability[]): CritbatchError {
  const scopes = capabilities.map((capability) => capability.toUpperCase()).join(' or ');
  const message =
    kind === 'token'
      ? `The token needs the scope ${scopes}; make one that has it.`
      : `This needs the right ${scopes}, which your role in the team does not have; ask an owner of the team.`;
  return new CritbatchError('FORBIDDEN', message);
}
