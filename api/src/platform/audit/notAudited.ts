import { Extensions } from 'type-graphql';

/**
 * Keeps a mutation out of the audit log, and out of the transaction that every other mutation runs in. The reason is
 * for reviewers: the worker protocol, whose log is the run's own, has one.
 */
export const NotAudited = (reason: string) => Extensions({ notAudited: reason });
