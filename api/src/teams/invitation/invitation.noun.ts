import type { Noun } from '../../platform/noun/noun.ts';
import { invitationById } from './invitation.loaders.ts';
import { InvitationResolver, TeamInvitationsResolver } from './invitation.resolver.ts';

export const invitationNoun: Noun = {
  resolvers: [InvitationResolver, TeamInvitationsResolver],
  nodes: { Invitation: invitationById },
  exports: [{ table: 'Invitation', without: ['secretHash'] }],
};
