/** What a memo speaks of: a whole team, or one of its studies. */
export type MemoScope = { teamId: string; studyId: string | null };
