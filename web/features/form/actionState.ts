/** Something to keep that is shown once, and the words to copy it. */
export type Secret = { label: string; value: string; copy: string; copied: string };

/** What came of a form that changes something: a sentence for the reader, and whether it is bad news. */
export type ActionState = { said: string; isRefused: boolean; secret: Secret | null };

export const silent: ActionState = { said: '', isRefused: false, secret: null };

export function done(said: string, secret: Secret | null = null): ActionState {
  return { said, isRefused: false, secret };
}

export function refused(said: string): ActionState {
  return { said, isRefused: true, secret: null };
}
