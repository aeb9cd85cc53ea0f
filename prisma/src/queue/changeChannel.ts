/** The channel of LISTEN on which every committed change of a thing that can be followed says which one: "Sweep <id>". */
export const changeChannel = 'change';

/** What can be followed: each keeps its events in a table of its own, numbered without gaps under its row's lock. */
export type FollowedNoun = 'Sweep' | 'Benchmark';

/** What is sent for a change of a thing. */
export function changePayload(noun: FollowedNoun, id: string): string {
  return `${noun} ${id}`;
}
