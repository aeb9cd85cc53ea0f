/** The channel of LISTEN on which every committed change of a thing that can be followed says which one: "Sweep <id>". */
export const changeChannel = 'change';

/** What can be followed: each keeps its events in a table of its own, numbered without gaps under its row's lock. */
export type FollowedNoun = 'Sweep' | 'Benchmark';

/** Who can follow: a trigger of the database says when a session or a token has ended. */
export type FollowingNoun = 'Session' | 'ApiToken';

/** Versions that each process caches: their names and tags alone can change. */
export type NamedVersion = 'Model' | 'Dataset';

/** What is said on the channel: a followed thing has changed, a caller has ended, a version has another name, or the outbox holds something for the webhooks of a team. */
export type SpokenNoun = FollowedNoun | FollowingNoun | NamedVersion | 'Webhook';

/** What is sent for a change of a thing. */
export function changePayload(noun: SpokenNoun, id: string): string {
  return `${noun} ${id}`;
}
