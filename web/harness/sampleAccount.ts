import type { AccountPageQuery } from '../graphql/generated/graphql.ts';
import { team } from './sampleTeam.ts';

const [createdAt, lastUsedAt] = ['2026-11-20T08:00:00.000Z', '2026-11-23T08:00:00.000Z'];
const laptop = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** An account with a password, signed in at three places, with the token of a cluster. */
export function sampleAccount(): AccountPageQuery {
  const session = { createdAt, lastUsedAt, isCurrent: false };
  return {
    viewer: {
      user: { id: 'user-1', name: 'Owner', email: 'owner@localhost' },
      hasPassword: true,
      sessions: [
        { ...session, id: 's-1', ipAddress: '2001:0db8:0000:0000:0000:0000:0000:0000', userAgent: phone },
        { ...session, id: 's-2', ipAddress: '192.0.2.7', userAgent: laptop, isCurrent: true },
        { ...session, id: 's-3', ipAddress: null, userAgent: null },
      ],
      apiTokens: {
        nodes: team.apiTokens.nodes
          .filter(({ status }) => status === 'ACTIVE')
          .map((token) => ({ ...token, team: { id: team.id, name: team.name } })),
      },
    },
    signInOptions: { leastPasswordLength: 12 },
  };
}
