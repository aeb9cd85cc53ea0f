import type { AccountPageQuery } from '../../graphql/generated/graphql.ts';

export type Account = NonNullable<AccountPageQuery['viewer']>;
export type AccountSession = Account['sessions'][number];
